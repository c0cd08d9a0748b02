package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What is said of a picture now, and where it belongs.
 *
 * @param addedAt when it came
 * @param label the id of a class, or null
 * @param source what the label comes from, or null where there is none
 * @param conflicting whether imports say several labels and no judgement says which is right
 * @param split what it is used for, or null while no data set has it
 * @param alike digest that all pictures share that show the same, or null while no data set has it
 * @param why the reason for which it is used for nothing, or null
 * @param near some of the pictures that are that reason
 */
public record KnownPicture(
        String project,
        String digest,
        Instant addedAt,
        String label,
        Source source,
        boolean conflicting,
        String split,
        String alike,
        String why,
        List<String> near) {

    /** What a label comes from. */
    public enum Source {
        /** Somebody brought the picture with it. */
        IMPORT,
        /** Somebody looked at the picture. */
        JUDGEMENT
    }
}
