package dev.hone.ui.verdicts;

/** What a person said to a version that the gate left to people. */
public enum Decision {
    /** Nothing yet. */
    OPEN,
    /** It goes into production. */
    YES,
    /** It stays out. */
    NO
}
