package dev.hone.training.trainer;

/** Hears of every epoch as it ends. */
@FunctionalInterface
public interface Progress {
    void ended(Epoch epoch);
}
