package dev.hone.stores.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of an import.
 *
 * @param added pictures that were new
 * @param known pictures whose bytes were there already; their labels are taken all the same
 * @param relabelled those of both that an import gave another label, now or before: they wait until somebody judges
 * @param refusals how many were not taken, by the code of the reason
 * @param refused what was not taken; of many, the first ones
 */
public record ImportReport(int added, int known, int relabelled, Map<String, Integer> refusals, List<Refused> refused) {
    /** So many refused ones are told by name; more of them would only fill the memory. */
    static final int TOLD = 1_000;

    /** Of an import that nobody brought anything for. */
    public static final ImportReport NOTHING = new ImportReport(0, 0, 0, Map.of(), List.of());

    /** Something that was not taken: its name, a reason code, and the reason in words. */
    public record Refused(String name, String code, String reason) implements Offered {}

    /** How many pictures were taken. */
    public int taken() {
        return added + known;
    }

    /** How many were not. */
    public int notTaken() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many were looked at. */
    public int looked() {
        return taken() + notTaken();
    }

    /** What became of this import and another one, together. */
    public ImportReport and(ImportReport other) {
        Map<String, Integer> all = new TreeMap<>(refusals);
        other.refusals.forEach((code, more) -> all.merge(code, more, Integer::sum));
        return new ImportReport(
                added + other.added,
                known + other.known,
                relabelled + other.relabelled,
                all,
                Stream.concat(refused.stream(), other.refused.stream())
                        .limit(TOLD)
                        .toList());
    }

    /** How it went, for people. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("%d added, %d already there, %d refused".formatted(added, known, notTaken()));
        if (relabelled > 0) {
            words.add("%d came under another label than before: they wait until somebody judges which is right"
                    .formatted(relabelled));
        }
        return words;
    }

    /** How many were not taken for which reason, for people. */
    public String reasons() {
        return refusals.entrySet().stream()
                .map(code -> "%d %s".formatted(code.getValue(), code.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** That a source of this name brought nothing, and why, for people. */
    public String nothingFrom(String source) {
        return "no picture of %s was taken: %s".formatted(source, reasons());
    }

    /** A report that is still being made. Not thread-safe. */
    static final class Draft {
        private int added;
        private int known;
        private int relabelled;
        private final Map<String, Integer> refusals = new TreeMap<>();
        private final List<Refused> refused = new ArrayList<>();

        void taken(boolean isNew) {
            if (isNew) {
                added++;
            } else {
                known++;
            }
        }

        void relabelled(int more) {
            relabelled += more;
        }

        void refused(Refused one) {
            refusals.merge(one.code(), 1, Integer::sum);
            if (refused.size() < TOLD) {
                refused.add(one);
            }
        }

        int looked() {
            return added
                    + known
                    + refusals.values().stream().mapToInt(Integer::intValue).sum();
        }

        ImportReport report() {
            return new ImportReport(added, known, relabelled, new TreeMap<>(refusals), List.copyOf(refused));
        }
    }
}
