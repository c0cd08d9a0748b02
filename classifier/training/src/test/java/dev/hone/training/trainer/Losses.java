package dev.hone.training.trainer;

/** Histories that differ in their validation losses alone. */
final class Losses {
    private Losses() {}

    static History of(double... losses) {
        History history = History.EMPTY;
        for (double loss : losses) {
            history = history.and(new Epoch(history.epochs().size() + 1, 1, 0.5, loss, 0.5, 0.1, 100, 1));
        }
        return history;
    }
}
