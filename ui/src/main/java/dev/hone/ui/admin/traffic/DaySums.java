package dev.hone.ui.admin.traffic;

import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.PredictionDay;
import dev.hone.stores.ledger.PredictionDays;
import dev.hone.ui.stores.Stores;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a project's days came to. Days that are over are added up behind the page that asks for them, and kept. Answers may come late,
 * from a serving that could not reach the ledger: for two days they are added up again.
 */
@Component
class DaySums {
    private static final Logger LOG = LoggerFactory.getLogger(DaySums.class);
    private static final Duration LATE = Duration.ofDays(2);
    private static final Duration FRESH = Duration.ofHours(1);

    private final Stores stores;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("day-sums").factory());

    DaySums(Stores stores) {
        this.stores = stores;
    }

    /** The days that are known, today among them. */
    List<PredictionDay> from(String project, LocalDate first, Instant now) {
        PredictionDays table = stores.ledger().predictionDays();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        List<PredictionDay> known = table.from(project, first).stream()
                .filter(day -> day.day().isBefore(today))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<LocalDate, PredictionDay> byDay =
                known.stream().collect(Collectors.toMap(PredictionDay::day, Function.identity()));
        List<LocalDate> due = first.datesUntil(today)
                .filter(day -> !byDay.containsKey(day) || isDue(byDay.get(day), now))
                .toList();
        if (!due.isEmpty()) {
            addUp(project, due);
        }
        known.add(table.sum(project, today));
        return known;
    }

    private static boolean isDue(PredictionDay day, Instant now) {
        Instant end = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return day.summedAt().isBefore(end.plus(LATE))
                && day.summedAt().plus(FRESH).isBefore(now);
    }

    private void addUp(String project, List<LocalDate> days) {
        if (underWay.add(project)) {
            behind.execute(() -> {
                try {
                    PredictionDays table = stores.ledger().predictionDays();
                    days.forEach(day -> table.keep(project, table.sum(project, day)));
                } catch (LedgerException e) {
                    LOG.warn("the days of {} are added up another time: {}", project, e.getMessage());
                } finally {
                    underWay.remove(project);
                }
            });
        }
    }

    @PreDestroy
    void end() {
        behind.shutdownNow();
    }
}
