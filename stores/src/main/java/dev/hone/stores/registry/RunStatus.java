package dev.hone.stores.registry;

/** How a run stands, in MLflow's words. */
public enum RunStatus {
    /** It goes on. */
    RUNNING,
    /** It came to its end. */
    FINISHED,
    /** It broke off by itself. */
    FAILED,
    /** It was broken off. */
    KILLED
}
