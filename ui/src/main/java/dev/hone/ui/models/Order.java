package dev.hone.ui.models;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A wish with what a person wrote to it.
 *
 * @param reason why, for those who ask later
 * @param lift whether the version's block is to be lifted
 * @param seen the version in production when the person was asked, or empty where there was none
 */
record Order(String reason, boolean lift, String seen) {
    static final Order EMPTY = new Order("", false, "");

    private static final int LONGEST_REASON = 500;

    Order {
        reason = reason.replaceAll("\\s+", " ").strip();
    }

    /** What is wrong with it, in a sentence. */
    Optional<String> problem(Plan plan, Standing standing) {
        if (!seen.equals(now(standing))) {
            return Optional.of(
                    "Another version is in production than when you opened this page. Look again at what changes.");
        } else if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Optional.of("Say why, in up to %d letters: others will ask.".formatted(LONGEST_REASON));
        } else if (plan.lifts().isPresent() && !lift) {
            return Optional.of("v%d is blocked: say that the block is to be lifted, or leave it out of production."
                    .formatted(plan.number()));
        }
        return Optional.empty();
    }

    /** What the flow is started with. */
    Map<String, String> inputs(Plan plan, String project, String person) {
        Map<String, String> inputs = new TreeMap<>(Map.of(
                "project", project,
                "version", String.valueOf(plan.number()),
                "reason", reason,
                "requestedBy", person));
        if (plan.lifts().isPresent()) {
            inputs.put("force", "true");
        }
        return inputs;
    }

    /** What is in production, as a form remembers it. */
    static String now(Standing standing) {
        return standing.production().map(String::valueOf).orElse("");
    }
}
