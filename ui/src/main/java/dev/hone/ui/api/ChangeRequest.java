package dev.hone.ui.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which version is to be put into production, or gone back to.
 *
 * @param version the newest that waits for a yes, or the one before that in production, if left out
 * @param force whether a version is taken, too, that was rolled back; for promotions
 */
record ChangeRequest(Integer version, String reason, Boolean force) {

    /** What the flow is started with. */
    Map<String, String> inputs(String project, String by) {
        Map<String, String> inputs =
                new TreeMap<>(Map.of("project", project, "requestedBy", by, "reason", Reason.checked(reason)));
        if (version != null) {
            inputs.put("version", version.toString());
        }
        if (force != null) {
            inputs.put("force", force.toString());
        }
        return inputs;
    }
}
