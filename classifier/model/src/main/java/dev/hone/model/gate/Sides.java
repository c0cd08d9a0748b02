package dev.hone.model.gate;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The pictures that changed sides: those that only one of the two got right.
 *
 * @param pictures how many there are of classes that both know
 * @param right how many of them the challenger got right
 * @param rightBefore how many the champion got right
 * @param gained how many only the challenger got right
 * @param lost how many only the champion got right
 * @param firstGained some of those, the surest of the challenger's answers first
 * @param firstLost likewise
 */
public record Sides(
        int pictures,
        int right,
        int rightBefore,
        int gained,
        int lost,
        List<Change> firstGained,
        List<Change> firstLost) {

    private static final int MOST = 24;

    public Sides {
        firstGained = List.copyOf(firstGained);
        firstLost = List.copyOf(firstLost);
    }

    static Sides of(Trial trial, List<Asked> pictures) {
        List<Asked> shared = trial.shared(pictures);
        List<Change> gained = changes(
                trial,
                shared,
                asked -> asked.byChallenger().right() && !asked.byChampion().right());
        List<Change> lost = changes(
                trial,
                shared,
                asked -> asked.byChampion().right() && !asked.byChallenger().right());
        return new Sides(
                shared.size(),
                Trial.right(Trial.challengers(shared)),
                Trial.right(Trial.champions(shared)),
                gained.size(),
                lost.size(),
                gained.stream().limit(MOST).toList(),
                lost.stream().limit(MOST).toList());
    }

    private static List<Change> changes(Trial trial, List<Asked> shared, Predicate<Asked> which) {
        return shared.stream()
                .filter(which)
                .map(asked -> Change.of(trial, asked))
                .sorted(Comparator.comparingDouble(Change::nowSure).reversed())
                .toList();
    }

    /** Those that are named. */
    public Stream<Change> changes() {
        return Stream.concat(firstGained.stream(), firstLost.stream());
    }
}
