package dev.hone.ui.review;

import dev.hone.stores.ledger.ReviewFilter;
import dev.hone.stores.projects.Project;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody looks for, as the address says it. What makes no sense there is as good as not said.
 *
 * @param round when looking began, in milliseconds: the pictures of a round stay the same, and in the same order
 * @param predicted id of the class that was answered, or empty for all
 * @param from a day, or empty
 * @param to a day, or empty
 * @param judged {@code yes} for pictures that somebody has judged
 * @param before id of a judgement, for pictures that were judged before it; or empty for the last ones
 */
record Looking(String round, String predicted, String from, String to, String judged, String before) {
    private static final Pattern MILLIS = Pattern.compile("\\d{1,14}");
    private static final Pattern WORD = Pattern.compile("[0-9A-Z]{26}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** As long as housekeeping keeps pictures that were only asked about, unless the project says otherwise. */
    private static final Duration USUALLY_KEPT = Duration.ofDays(30);

    Looking {
        round = round == null || !MILLIS.matcher(round).matches() ? "" : round;
        predicted = predicted == null ? "" : predicted.strip();
        from = day(from).map(LocalDate::toString).orElse("");
        to = day(to).map(LocalDate::toString).orElse("");
        judged = "yes".equals(judged) ? "yes" : "";
        before = before == null || judged.isEmpty() || !WORD.matcher(before).matches() ? "" : before;
    }

    /** When this round began, unless it has not. */
    Optional<Instant> asOf(Instant now) {
        return Optional.of(round)
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .filter(began -> !began.isAfter(now));
    }

    Looking beginning(Instant now) {
        return new Looking(String.valueOf(now.toEpochMilli()), predicted, from, to, judged, before);
    }

    /** The next ones of those that somebody has judged: before this judgement. */
    Looking goingOn(String word) {
        return new Looking(round, predicted, from, to, judged, word);
    }

    /** Whether it asks for some pictures only. */
    boolean isNarrow() {
        return !(predicted + from + to + judged).isEmpty();
    }

    ReviewFilter filter(Project project, Instant asOf) {
        Duration keep = Optional.ofNullable(project.keepPredictions()).orElse(USUALLY_KEPT);
        return new ReviewFilter(
                project.name(),
                asOf,
                asOf.minus(keep),
                day(from).map(Looking::start).orElse(Instant.EPOCH),
                day(to).map(last -> start(last.plusDays(1))).orElse(asOf),
                predicted.isEmpty() ? null : predicted,
                !judged.isEmpty(),
                before.isEmpty() ? null : before);
    }

    /** For the address of a page of this round. */
    String query() {
        return "round=" + round + narrowing("&");
    }

    /** For the address of another round. */
    String anew() {
        return narrowing("?");
    }

    private String narrowing(String first) {
        StringBuilder query = new StringBuilder();
        add(query, "predicted", predicted);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "judged", judged);
        add(query, "before", before);
        return query.isEmpty() ? "" : first + query;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        if (text == null || !DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
