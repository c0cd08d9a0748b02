package dev.hone.local.engine.search;

import io.kestra.core.repositories.ArrayListTotal;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * One page of a search, in the form in which Kestra's web server sends it.
 *
 * @param results this page
 * @param total how many there are on all pages
 */
@Introspected
public record PagedResults<T>(List<T> results, long total) {

    public static <T> PagedResults<T> of(ArrayListTotal<T> page) {
        return new PagedResults<>(page, page.getTotal());
    }
}
