package dev.hone.ui.admin.health;

import dev.hone.stores.ledger.Replica;
import dev.hone.ui.frame.Frame;
import java.util.List;

/**
 * The page.
 *
 * @param replicas of serving, or null where nobody knows
 */
public record HealthView(Frame frame, List<PartRow> parts, List<Replica> replicas) {

    /** Whether all is well, in words. */
    public String headline() {
        List<String> away = names(PartRow.State.AWAY);
        List<String> troubled = names(PartRow.State.TROUBLED);
        if (away.isEmpty() && troubled.isEmpty()) {
            return "All parts are well.";
        }
        String missing = away.isEmpty() ? "" : "Not there: %s. ".formatted(String.join(", ", away));
        String wrong = troubled.isEmpty() ? "" : "Something is wrong with: %s.".formatted(String.join(", ", troubled));
        return (missing + wrong).strip();
    }

    private List<String> names(PartRow.State state) {
        return parts.stream()
                .filter(part -> part.state() == state)
                .map(PartRow::name)
                .toList();
    }
}
