package dev.hone.pictures.duplicates;

import java.util.List;

/** Where the fingerprints of known pictures are kept: too many to hold them all, so a few are asked for at a time. */
@FunctionalInterface
public interface Prints {

    /** The fingerprints of these, in the same order. */
    List<Fingerprint> of(int[] numbers);
}
