package dev.hone.ui.admin.traffic;

import dev.hone.ui.serving.ServingFigures;
import dev.hone.ui.serving.ServingFigures.Requests;
import java.time.Instant;
import java.util.function.IntPredicate;

/**
 * How requests to answer pictures ended, of all projects, since serving started: errors are recorded nowhere else.
 *
 * @param since when it started, or null where it does not say
 * @param refused requests that could not be answered as they were: no picture, no key
 * @param failed requests that serving could not answer
 */
public record Refusals(Instant since, long answered, long refused, long failed) {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    static Refusals of(ServingFigures figures) {
        return new Refusals(
                figures.since().orElse(null),
                count(figures, status -> status < REFUSED),
                count(figures, status -> status >= REFUSED && status < FAILED),
                count(figures, status -> status >= FAILED));
    }

    private static long count(ServingFigures figures, IntPredicate status) {
        return figures.requests().stream()
                .filter(requests ->
                        requests.path().endsWith("/predict") || requests.path().endsWith("/invocations"))
                .filter(requests -> status.test(requests.status()))
                .mapToLong(Requests::count)
                .sum();
    }
}
