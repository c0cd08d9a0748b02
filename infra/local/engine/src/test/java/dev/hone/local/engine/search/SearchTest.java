package dev.hone.local.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.QueryFilter.Field;
import io.kestra.core.models.QueryFilter.Op;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.data.model.Sort;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Order ORDER =
            new Order(Map.of("flowId", "flow_id", "state.startDate", "start_date"), "flowId:asc");

    @Test
    void readsKestrasFilters() {
        assertThat(filters("filters[state][NOT_IN]", "FAILED,KILLED"))
                .containsExactly(new QueryFilter(Field.STATE, Op.NOT_IN, List.of("FAILED", "KILLED")));
        assertThat(filters("filters[level][EQUALS]", "INFO"))
                .containsExactly(new QueryFilter(Field.MIN_LEVEL, Op.EQUALS, "INFO"));
        assertThat(filters("filters[labels][EQUALS][team]", "birds", "filters[labels][EQUALS][why]", "drift"))
                .containsExactly(new QueryFilter(Field.LABELS, Op.EQUALS, Map.of("team", "birds", "why", "drift")));
    }

    @Test
    void readsTheOlderPlainNames() {
        assertThat(filters("namespace", "hone", "q", "cells", "labels", "url:http://x"))
                .containsExactlyInAnyOrder(
                        new QueryFilter(Field.NAMESPACE, Op.PREFIX, "hone"),
                        new QueryFilter(Field.QUERY, Op.EQUALS, "cells"),
                        new QueryFilter(Field.LABELS, Op.EQUALS, Map.of("url", "http://x")));
    }

    @Test
    void readsTimesWithAndWithoutAnOffset() {
        assertThat(filters("startDate", "2026-01-31T12:00:00+02:00"))
                .containsExactly(new QueryFilter(
                        Field.START_DATE,
                        Op.GREATER_THAN_OR_EQUAL_TO,
                        ZonedDateTime.parse("2026-01-31T12:00:00+02:00")));
        assertThat(filters("endDate", "2026-01-31T12:00"))
                .containsExactly(new QueryFilter(
                        Field.END_DATE,
                        Op.LESS_THAN_OR_EQUAL_TO,
                        ZonedDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneId.systemDefault())));
    }

    @Test
    void countsATimeRangeBackFromNow() {
        QueryFilter filter = filters("filters[timeRange][EQUALS]", "PT1H").getFirst();

        assertThat(filter.field()).isEqualTo(Field.START_DATE);
        assertThat((ZonedDateTime) filter.value())
                .isBetween(
                        ZonedDateTime.now(ZoneId.systemDefault()).minusMinutes(61),
                        ZonedDateTime.now(ZoneId.systemDefault()).minusMinutes(59));
    }

    @Test
    void sortsByKnownNamesOnly() {
        assertThat(search("sort", "state.startDate:desc,flowId:asc")
                        .page()
                        .getSort()
                        .getOrderBy())
                .containsExactly(Sort.Order.desc("start_date"), Sort.Order.asc("flow_id"));
        assertThat(search().page().getSort().getOrderBy()).containsExactly(Sort.Order.asc("flow_id"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search("sort", "value:asc"))
                .withMessage(
                        "Invalid sort parameter 'value:asc': it is name:asc or name:desc, with flowId, state.startDate");
        assertThatIllegalArgumentException().isThrownBy(() -> search("sort", "flowId:up"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("sort", "flowId"));
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search("page", "0"))
                .withMessage("page counts from 1, it cannot be '0'");
        assertThatIllegalArgumentException().isThrownBy(() -> search("size", "many"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("startDate", "yesterday"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("timeRange", "a week"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("labels", "nonsense"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("filters[colour][EQUALS]", "red"));
        assertThatIllegalArgumentException().isThrownBy(() -> search("filters[state][LIKES]", "FAILED"));
    }

    private static List<QueryFilter> filters(String... parameters) {
        return search(parameters).filters();
    }

    private static Search search(String... parameters) {
        Map<CharSequence, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], List.of(parameters[i + 1]));
        }
        return Search.from(new SimpleHttpParameters(all, ConversionService.SHARED), ORDER);
    }
}
