package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.repositories.ArrayListTotal;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * One page of a search, in the form of Kestra's {@code PagedResults}.
 *
 * @param results this page, newest first
 * @param total how many there are on all pages
 */
@Introspected
record ExecutionPage(List<Execution> results, long total) {
    static ExecutionPage of(ArrayListTotal<Execution> page) {
        return new ExecutionPage(page, page.getTotal());
    }
}
