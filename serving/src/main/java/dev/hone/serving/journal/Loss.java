package dev.hone.serving.journal;

/** Is told of predictions that cannot be kept. */
interface Loss {
    void of(int predictions, String why);
}
