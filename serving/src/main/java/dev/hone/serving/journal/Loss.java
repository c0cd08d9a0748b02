package dev.hone.serving.journal;

/** Is told of predictions that cannot be kept. */
interface Loss {
    void of(int predictions, String why);

    /** The same of those that cannot be read any more, if there are any. */
    static void ofDamage(Loss loss, int predictions) {
        if (predictions > 0) {
            loss.of(predictions, "a file of them is damaged");
        }
    }
}
