package dev.hone.stores.datasets;

/** Why a picture is used for nothing. */
public enum Exclusion {
    /** It shows the same as pictures of two splits. */
    BETWEEN_SPLITS,
    /** It was judged, and shows the same as a test picture; the test split never receives a judged one. */
    JUDGED_NEAR_TEST,
    /** It shows the same as one that is excluded. */
    NEAR_EXCLUDED,
    /** It was excluded before, and nobody knows any more why. */
    EARLIER
}
