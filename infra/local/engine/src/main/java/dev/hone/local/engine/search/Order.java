package dev.hone.local.engine.search;

import io.micronaut.data.model.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * By what a result can be sorted; anything else would reach the database as the name of a column.
 *
 * @param columns what clients may name, and the database's name for it
 * @param otherwise the order of a search that asks for none
 */
public record Order(Map<String, String> columns, String otherwise) {
    /** For a search whose order nobody sees. */
    public static final Order NONE = new Order(Map.of(), "");

    private static final String ASCENDING = "asc";
    private static final String DESCENDING = "desc";

    /** {@code name:asc} or {@code name:desc}, several times or with commas between them. */
    Sort of(List<String> asked) {
        List<String> terms = asked.isEmpty() ? List.of(otherwise) : asked;
        if (columns.isEmpty()) {
            return Sort.unsorted();
        }
        return Sort.of(terms.stream().flatMap(Order::split).map(this::term).toList());
    }

    private static Stream<String> split(String terms) {
        return Arrays.stream(terms.split(",", -1));
    }

    private Sort.Order term(String term) {
        int colon = term.lastIndexOf(':');
        String column = colon < 0 ? null : columns.get(term.substring(0, colon));
        if (column == null) {
            throw unusable(term);
        }
        return switch (term.substring(colon + 1)) {
            case ASCENDING -> Sort.Order.asc(column);
            case DESCENDING -> Sort.Order.desc(column);
            default -> throw unusable(term);
        };
    }

    private IllegalArgumentException unusable(String term) {
        return new IllegalArgumentException("Invalid sort parameter '" + term + "': it is name:asc or name:desc, with "
                + String.join(", ", columns.keySet().stream().sorted().toList()));
    }
}
