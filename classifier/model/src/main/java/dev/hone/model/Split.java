package dev.hone.model;

/** What a labelled picture is used for, for life. */
public enum Split {
    /** The network learns from it. */
    TRAIN,

    /** Chooses the best epoch. */
    VALIDATION,

    /** Compares champion and challenger; never a judged picture. */
    TEST,

    /** A judged picture that is held out, to ask whether a network gets right what people corrected. */
    JUDGED,

    /** Shown to people, used for nothing: too close to a picture of another split. */
    EXCLUDED
}
