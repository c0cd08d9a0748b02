package dev.hone.local.engine.search;

import io.kestra.core.models.QueryFilter;
import io.micronaut.data.model.Pageable;
import io.micronaut.http.HttpParameters;
import java.util.List;

/**
 * What a client searches for.
 *
 * @param filters all must hold; whether the searched kind of thing knows them is the repository's to say
 * @param page which part of the result, in which order
 */
public record Search(List<QueryFilter> filters, Pageable page) {
    private static final int DEFAULT_SIZE = 10;

    /** A query string as Kestra 1.3 understands it: {@code filters[field][OPERATION]=...}, or the older plain names. */
    public static Search from(HttpParameters parameters, Order order) {
        int page = positive(parameters, "page", 1);
        int size = positive(parameters, "size", DEFAULT_SIZE);
        return new Search(Filters.of(parameters), Pageable.from(page, size, order.of(parameters.getAll("sort"))));
    }

    private static int positive(HttpParameters parameters, String name, int otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the words that also fit zero
        }
        throw new IllegalArgumentException(name + " counts from 1, it cannot be '" + text + "'");
    }
}
