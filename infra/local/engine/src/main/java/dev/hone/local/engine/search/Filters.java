package dev.hone.local.engine.search;

import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.QueryFilter.Field;
import io.kestra.core.models.QueryFilter.Op;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kestra's filters, read from a query string. */
final class Filters {
    private static final Pattern NAME = Pattern.compile("filters\\[([^]]*)]\\[([^]]*)](?:\\[(.+)])?");

    private Filters() {}

    static List<QueryFilter> of(HttpParameters parameters) {
        List<QueryFilter> filters = new ArrayList<>(PlainParameters.of(parameters));
        Map<Op, Map<String, String>> labels = new HashMap<>();
        parameters.forEachValue((name, value) -> {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                Field field = Field.fromString(matcher.group(1));
                Op operation = Op.valueOf(matcher.group(2));
                if (matcher.group(3) == null) {
                    filters.add(filter(field, operation, value));
                } else {
                    labels.computeIfAbsent(operation, none -> new HashMap<>()).put(matcher.group(3), value);
                }
            }
        });
        labels.forEach((operation, all) -> filters.add(new QueryFilter(Field.LABELS, operation, all)));
        return filters;
    }

    /** A value of the type that Kestra's repositories expect; a value that cannot be of it is refused. */
    static QueryFilter filter(Field field, Op operation, String value) {
        return switch (field) {
            case START_DATE, END_DATE, CREATED, UPDATED, EXPIRATION_DATE ->
                new QueryFilter(field, operation, time(value));
            case TIME_RANGE -> new QueryFilter(Field.START_DATE, Op.GREATER_THAN_OR_EQUAL_TO, past(value));
            default ->
                new QueryFilter(field, operation, operation == Op.IN || operation == Op.NOT_IN ? items(value) : value);
        };
    }

    private static List<String> items(String value) {
        return List.of(value.replaceAll("[\\[\\]]", "").split(",", -1));
    }

    private static ZonedDateTime past(String range) {
        try {
            return ZonedDateTime.now(ZoneId.systemDefault())
                    .minus(Duration.parse(range).abs());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + range + "' is no duration such as PT5M or P1D", e);
        }
    }

    /** Without an offset it is the server's own time, as with Kestra. */
    private static ZonedDateTime time(String value) {
        try {
            return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(value, ZonedDateTime::from, LocalDateTime::from)) {
                case LocalDateTime local -> local.atZone(ZoneId.systemDefault());
                case ZonedDateTime zoned -> zoned;
                default -> throw new IllegalStateException(value);
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + value + "' is no time such as 2026-01-31T12:00:00Z", e);
        }
    }
}
