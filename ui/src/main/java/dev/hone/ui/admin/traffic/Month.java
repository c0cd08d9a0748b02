package dev.hone.ui.admin.traffic;

import dev.hone.stores.ledger.Judgements.Found;
import dev.hone.stores.ledger.PredictionDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of a project's last days.
 *
 * @param days the first first, the last one today
 * @param answered what is known of those days
 * @param found what people found on days, beginning {@link #WINDOW} days before the first
 */
record Month(List<LocalDate> days, Map<LocalDate, PredictionDay> answered, Map<LocalDate, Found> found) {
    static final int DAYS = 30;

    /** One day has too few chance samples to say anything: so many days up to it are taken together. */
    static final int WINDOW = 7;

    static Month of(LocalDate today, List<PredictionDay> answered, List<Found> found) {
        return new Month(
                first(today).datesUntil(today.plusDays(1)).toList(),
                answered.stream().collect(Collectors.toMap(PredictionDay::day, Function.identity(), (old, now) -> now)),
                found.stream().collect(Collectors.toMap(Found::day, Function.identity())));
    }

    static LocalDate first(LocalDate today) {
        return today.minusDays(DAYS - 1);
    }

    /** How many answers there were, as far as it is known. */
    long answers() {
        return answered.values().stream().mapToLong(PredictionDay::answers).sum();
    }

    /** How many days were not added up yet. */
    long missing() {
        return days.stream().filter(day -> !answered.containsKey(day)).count();
    }

    /** What chance samples of the days up to this one say; nothing where there is none. */
    Interval right(LocalDate day) {
        List<Found> window = day.minusDays(WINDOW - 1)
                .datesUntil(day.plusDays(1))
                .map(found::get)
                .filter(one -> one != null)
                .toList();
        int right = window.stream().mapToInt(Found::sampledRight).sum();
        int wrong = window.stream().mapToInt(Found::sampledWrong).sum();
        return right + wrong == 0 ? null : Interval.of(right, right + wrong);
    }

    /** How many answers people looked at in these days. */
    int looked() {
        return shown().stream().mapToInt(one -> one.right() + one.wrong()).sum();
    }

    /** How many of those were wrong. */
    int wrong() {
        return shown().stream().mapToInt(Found::wrong).sum();
    }

    private List<Found> shown() {
        return days.stream().map(found::get).filter(one -> one != null).toList();
    }
}
