package dev.hone.model.settings;

/** How much of a network learns. */
public enum Strategy {
    /** The linear head alone, on what a frozen network sees: seconds, and enough for most projects. */
    HEAD,

    /** The last stages and the head: better where the pictures are unlike those the weights were learned on. */
    FINETUNE,

    /** Everything, from random weights or from those the order names. */
    SCRATCH;

    /** Whether stages stay as they were, which makes sense for learned weights only. */
    public boolean freezes() {
        return this != SCRATCH;
    }
}
