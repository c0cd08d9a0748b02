package dev.hone.ui.train;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.verdicts.VerdictView;
import java.util.List;

/**
 * The Train page.
 *
 * @param form what is typed, or filled in
 * @param problems what is wrong with what was typed
 * @param empty whether there is nothing to learn from yet
 * @param underWay those that go on
 * @param pending a version that waits for somebody to say yes or no, or null
 * @param rows those before, the newest first
 * @param older where those before these are, or null
 * @param others requests that started no training of their own
 */
public record TrainView(
        Frame frame,
        TrainForm form,
        List<String> problems,
        boolean empty,
        List<TrainingRow> underWay,
        Pending pending,
        List<TrainingRow> rows,
        String older,
        List<RequestRow> others) {

    /** A version that waits, with the evidence. */
    public record Pending(int version, String training, VerdictView verdict) {}

    /** Whether this person may start a training. */
    public boolean mayTrain() {
        return frame.person().may(Role.OPERATE);
    }
}
