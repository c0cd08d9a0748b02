package dev.hone.ui.train;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.verdicts.VerdictView;
import java.util.List;

/**
 * One training.
 *
 * @param id its execution in Kestra
 * @param live whether it goes on, so that the page asks again
 * @param title how it stands, in a sentence
 * @param mood the class of the title in the style sheet
 * @param text what that means; may be empty
 * @param percent how much of the learning is done, or null where that cannot be told
 * @param shared the training whose result this one shares, or null
 * @param version the version that it made, or null
 * @param verdict what the gate said of the version, or null
 * @param pending whether the version waits for somebody to say yes or no
 * @param missing what cannot be shown right now, and why; or null
 */
public record TrainingView(
        Frame frame,
        String id,
        boolean live,
        String title,
        String mood,
        String text,
        Integer percent,
        List<Step> steps,
        List<Chart> charts,
        TrainingRow row,
        String shared,
        Integer version,
        VerdictView verdict,
        boolean pending,
        Notice missing) {

    /** Where this page is. */
    public String address() {
        return "/%s/train/%s".formatted(frame.project(), id);
    }

    /** Whether this person may stop it, or say yes or no. */
    public boolean maySteer() {
        return frame.person().may(Role.OPERATE);
    }
}
