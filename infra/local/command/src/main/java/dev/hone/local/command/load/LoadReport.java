package dev.hone.local.command.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a service bore a load.
 *
 * @param answered how many requests were answered with 200
 * @param perSecond answers a second
 * @param latencies of the answers
 * @param failures how many requests had another status, by status; 0 for no answer at all
 * @param seconds the same second by second, by when the requests were due
 */
public record LoadReport(
        long answered,
        double perSecond,
        Latencies latencies,
        Map<Integer, Long> failures,
        List<Second> seconds,
        Duration time,
        int users,
        double rate) {

    private static final double NANOS_A_MILLI = 1e6;

    /** In milliseconds. */
    public record Latencies(double p50, double p90, double p95, double p99, double max) {
        private static Latencies of(List<Sample> samples) {
            double[] sorted = samples.stream()
                    .mapToDouble(sample -> sample.nanos() / NANOS_A_MILLI)
                    .sorted()
                    .toArray();
            return new Latencies(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
        }

        /** The smallest that this share of all does not exceed; nothing answered took no time. */
        private static double at(double[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        }
    }

    /** One second of it. */
    public record Second(int second, long answered, long failed, Latencies latencies) {
        private static Second of(int second, List<Sample> samples) {
            List<Sample> answers = samples.stream().filter(Sample::isAnswer).toList();
            return new Second(second, answers.size(), samples.size() - answers.size(), Latencies.of(answers));
        }
    }

    static LoadReport of(LoadPlan plan, List<Sample> samples) {
        List<Sample> answers = samples.stream().filter(Sample::isAnswer).toList();
        Map<Integer, Long> failures = samples.stream()
                .filter(sample -> !sample.isAnswer())
                .collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()));
        Map<Integer, List<Sample>> bySecond = samples.stream().collect(Collectors.groupingBy(Sample::second));
        int length = (int) Math.max(1, plan.time().toSeconds());
        return new LoadReport(
                answers.size(),
                answers.size() / (plan.time().toMillis() / 1e3),
                Latencies.of(answers),
                failures,
                IntStream.range(0, length)
                        .mapToObj(second -> Second.of(second, bySecond.getOrDefault(second, List.of())))
                        .toList(),
                plan.time(),
                plan.users(),
                plan.rate());
    }

    /** How many requests were not answered as they should be. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A row for each second, and one for all. */
    public String csv() {
        String rows = seconds.stream()
                .map(second ->
                        row(String.valueOf(second.second()), second.answered(), second.failed(), second.latencies()))
                .collect(Collectors.joining());
        return "second,answered,failed,p50_ms,p90_ms,p95_ms,p99_ms,max_ms\n" + rows
                + row("all", answered, failed(), latencies);
    }

    private static String row(String name, long answered, long failed, Latencies latencies) {
        double[] numbers = {latencies.p50(), latencies.p90(), latencies.p95(), latencies.p99(), latencies.max()};
        return "%s,%d,%d,%s%n"
                .formatted(
                        name,
                        answered,
                        failed,
                        Arrays.stream(numbers)
                                .mapToObj(number -> String.format(Locale.ROOT, "%.2f", number))
                                .collect(Collectors.joining(",")));
    }

    /** In a few lines for people. */
    public List<String> words() {
        String load = rate > 0
                ? String.format(Locale.ROOT, "%.0f requests a second on %d connections", rate, users)
                : "%d users, each asking again at once".formatted(users);
        String failure = failures.isEmpty()
                ? "none failed"
                : failures.entrySet().stream()
                        .map(entry -> "%d %s"
                                .formatted(
                                        entry.getValue(),
                                        entry.getKey() == 0 ? "without an answer" : "with status " + entry.getKey()))
                        .collect(Collectors.joining(", ", "failed: ", ""));
        return List.of(
                "%s, for %d s".formatted(load, time.toSeconds()),
                String.format(Locale.ROOT, "%.1f answers a second, %d in all; %s", perSecond, answered, failure),
                String.format(
                        Locale.ROOT,
                        "half of them within %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms, all within %.1f ms",
                        latencies.p50(),
                        latencies.p95(),
                        latencies.p99(),
                        latencies.max()));
    }
}
