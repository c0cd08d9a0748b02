package dev.hone.stores.registry;

/** The stages that MLflow knows. */
public enum Stage {
    /** Answers. */
    PRODUCTION("Production"),
    /** Is being judged. */
    STAGING("Staging"),
    /** Was replaced or refused. */
    ARCHIVED("Archived");

    private final String text;

    Stage(String text) {
        this.text = text;
    }

    /** MLflow's name of it. */
    public String text() {
        return text;
    }
}
