package dev.hone.local.engine.executions;

import io.kestra.core.models.QueryFilter;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/** What a search asks for, as Kestra's repository wants it. */
final class ExecutionFilters {
    private ExecutionFilters() {}

    static List<QueryFilter> of(@Nullable String namespace, @Nullable String flowId) {
        List<QueryFilter> filters = new ArrayList<>();
        if (namespace != null) {
            filters.add(new QueryFilter(QueryFilter.Field.NAMESPACE, QueryFilter.Op.EQUALS, namespace));
        }
        if (flowId != null) {
            filters.add(new QueryFilter(QueryFilter.Field.FLOW_ID, QueryFilter.Op.EQUALS, flowId));
        }
        return filters;
    }
}
