package dev.hone.local.command.siege;

import java.util.Locale;

/** The flows of the siege, and how each ends, whatever happens to the house. */
enum SiegeFlow {
    /** Short tasks in a row. */
    STEPS("SUCCESS", "abcdefghijkl"),
    /** Tasks at the same time. */
    PARALLEL("SUCCESS", "all"),
    /** A flow that waits for another. */
    PARENT("SUCCESS", "abcdefghijkl"),
    /** One that stops for some seconds without a worker. */
    BREAK("SUCCESS", "paused and resumed"),
    /** One that fails twice before it is right. */
    RETRY("SUCCESS", "at last"),
    /** One that is allowed to run once at a time. */
    QUEUE("SUCCESS", "my turn"),
    /** One that fails. */
    FAIL("FAILED", "");

    static final String NAMESPACE = "siege";

    private final String end;
    private final String said;

    SiegeFlow(String end, String said) {
        this.end = end;
        this.said = said;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean endedRightly(Execution execution) {
        return execution.state().equals(end) && execution.said().equals(said);
    }
}
