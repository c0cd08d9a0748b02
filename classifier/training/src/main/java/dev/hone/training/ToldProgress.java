package dev.hone.training;

import dev.hone.training.trainer.Epoch;
import dev.hone.training.trainer.Progress;

/**
 * Tells the progress of a training as events.
 *
 * @param epochs how many are planned
 */
record ToldProgress(EventLines events, int epochs) implements Progress {
    @Override
    public void looked(int done, int of, double picturesPerSecond) {
        events.tell(Event.Embedding.of(done, of, picturesPerSecond));
    }

    @Override
    public void resumed(Epoch last) {
        events.tell(new Event.Resumed(last.epoch()));
    }

    @Override
    public void stepped(Step step) {
        events.tell(new Event.StepDone(step));
    }

    @Override
    public void ended(Epoch epoch) {
        events.tell(Event.EpochEnded.of(epoch, epochs));
    }
}
