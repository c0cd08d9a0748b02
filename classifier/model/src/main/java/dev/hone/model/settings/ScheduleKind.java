package dev.hone.model.settings;

/** How the learning rate falls. */
public enum ScheduleKind {
    /** Along half a cosine over the planned steps, to almost nothing. */
    COSINE,

    /** By a factor whenever the validation loss has not fallen for some epochs. */
    PLATEAU
}
