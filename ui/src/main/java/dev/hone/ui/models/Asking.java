package dev.hone.ui.models;

import dev.hone.ui.kestra.Execution;
import java.util.Optional;

/**
 * What has become of a wish so far.
 *
 * @param address where the same is told again
 * @param ended whether nothing more happens
 * @param well whether it was done
 * @param title what happened
 * @param text what it means
 */
public record Asking(String project, String address, boolean ended, boolean well, String title, String text) {

    static Asking of(String project, String address, Execution execution, Optional<String> failure) {
        Wish wish = Wish.of(execution.flowId()).orElseThrow();
        String v = "v" + execution.input("version");
        if (!execution.state().hasEnded()) {
            return new Asking(
                    project,
                    address,
                    false,
                    false,
                    wish == Wish.PROMOTE
                            ? "Asked: %s is being put into production".formatted(v)
                            : "Asked: going back to %s".formatted(v),
                    "It takes some seconds"
                            + (wish == Wish.PROMOTE
                                    ? ", or, while the project is being trained, until that has ended."
                                    : ".")
                            + " Leaving this page is fine.");
        }
        if (!execution.state().isWell()) {
            return new Asking(
                    project,
                    address,
                    true,
                    false,
                    "Nothing changed: %s".formatted(execution.state().wasStopped() ? "somebody ended it" : "it failed"),
                    failure.orElse("Its log in Kestra may say more.")
                            + " The page Models shows which version answers.");
        }
        if (wish == Wish.PROMOTE && !execution.output("outcome").equals("PROMOTED")) {
            return new Asking(
                    project,
                    address,
                    true,
                    false,
                    "%s was not put into production".formatted(v),
                    "It was judged again: " + execution.output("reason"));
        }
        return new Asking(
                project,
                address,
                true,
                true,
                wish == Wish.PROMOTE ? "%s is in production".formatted(v) : "%s is in production again".formatted(v),
                "It answers every request from now on.");
    }

    /** Of a wish that Kestra cannot be asked about now: it goes on when Kestra is back. */
    static Asking unknown(String project, String address, String why) {
        return new Asking(
                project,
                address,
                false,
                false,
                "Asked, but Kestra does not answer right now",
                why + " What was asked for is not lost: it goes on when Kestra is back.");
    }
}
