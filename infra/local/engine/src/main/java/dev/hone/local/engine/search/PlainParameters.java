package dev.hone.local.engine.search;

import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.QueryFilter.Field;
import io.kestra.core.models.QueryFilter.Op;
import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that Kestra had before its filters; 1.3 still takes them, and they are what people type. */
final class PlainParameters {
    private static final List<Plain> KNOWN = List.of(
            new Plain("q", Field.QUERY, Op.EQUALS),
            new Plain("scope", Field.SCOPE, Op.EQUALS),
            new Plain("namespace", Field.NAMESPACE, Op.PREFIX),
            new Plain("flowId", Field.FLOW_ID, Op.EQUALS),
            new Plain("triggerId", Field.TRIGGER_ID, Op.EQUALS),
            new Plain("minLevel", Field.MIN_LEVEL, Op.EQUALS),
            new Plain("startDate", Field.START_DATE, Op.GREATER_THAN_OR_EQUAL_TO),
            new Plain("endDate", Field.END_DATE, Op.LESS_THAN_OR_EQUAL_TO),
            new Plain("timeRange", Field.TIME_RANGE, Op.EQUALS),
            new Plain("state", Field.STATE, Op.IN),
            new Plain("triggerExecutionId", Field.TRIGGER_EXECUTION_ID, Op.EQUALS),
            new Plain("childFilter", Field.CHILD_FILTER, Op.EQUALS),
            new Plain("workerId", Field.WORKER_ID, Op.EQUALS));

    private PlainParameters() {}

    private record Plain(String name, Field field, Op operation) {}

    static List<QueryFilter> of(HttpParameters parameters) {
        List<QueryFilter> filters = new ArrayList<>();
        for (Plain plain : KNOWN) {
            List<String> values = parameters.getAll(plain.name());
            if (!values.isEmpty()) {
                filters.add(Filters.filter(plain.field(), plain.operation(), String.join(",", values)));
            }
        }
        List<String> labels = parameters.getAll("labels");
        if (!labels.isEmpty()) {
            filters.add(new QueryFilter(Field.LABELS, Op.EQUALS, labels(labels)));
        }
        return filters;
    }

    private static Map<String, String> labels(List<String> texts) {
        Map<String, String> labels = new HashMap<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("a label is key:value, not '" + text + "'");
            }
            labels.put(text.substring(0, colon), text.substring(colon + 1));
        }
        return labels;
    }
}
