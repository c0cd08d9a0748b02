package dev.hone.stores.datasets;

import java.util.List;

/**
 * What became of an import.
 *
 * @param added pictures that were new
 * @param known pictures whose bytes were there already; their labels are taken all the same
 */
public record ImportReport(int added, int known, List<Refused> refused) {
    /** A picture that was not taken: its name, a reason code, and the reason in words. */
    public record Refused(String name, String code, String reason) {}

    /** How many pictures were taken. */
    public int taken() {
        return added + known;
    }
}
