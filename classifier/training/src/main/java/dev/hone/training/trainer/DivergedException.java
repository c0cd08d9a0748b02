package dev.hone.training.trainer;

import java.util.Locale;

/** The loss is no number any more: the weights ran away, and no further step brings them back. */
public final class DivergedException extends RuntimeException {
    private DivergedException(String message) {
        super(message);
    }

    static DivergedException at(int epoch, int step, double rate) {
        return new DivergedException(String.format(
                Locale.ROOT,
                "the loss is not finite any more in epoch %d at step %d, with learning rate %.3g: "
                        + "try a lower learning_rate, a tenth to begin with, or a longer warm_up",
                epoch,
                step,
                rate));
    }
}
