package dev.hone.ui.admin.storage;

import dev.hone.ui.kestra.Execution;
import dev.hone.ui.usage.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A round of housekeeping.
 *
 * @param id of the execution
 * @param at when it began, or null where Kestra does not say
 * @param dry whether it only told
 * @param result what it came to, in words
 */
public record Sweep(String id, Instant at, boolean dry, boolean ended, boolean well, String result) {

    static Sweep of(Execution execution) {
        boolean ended = execution.state().hasEnded();
        boolean well = execution.state().isWell();
        return new Sweep(
                execution.id(),
                execution.state().startDate(),
                Boolean.parseBoolean(execution.input("dryRun")),
                ended,
                well,
                !ended
                        ? "is under way"
                        : well ? told(execution) : execution.state().wasStopped() ? "was stopped" : "failed");
    }

    private static String told(Execution execution) {
        List<String> parts = new ArrayList<>();
        add(parts, execution, "pictures", "pictures");
        add(parts, execution, "shards", "files of prepared pictures");
        add(parts, execution, "checkpoints", "checkpoints");
        add(parts, execution, "versions", "versions' files");
        add(parts, execution, "jobs", "notes of jobs");
        add(parts, execution, "executions", "executions");
        String months = execution.output("months");
        if (!months.isBlank()) {
            parts.add("months of answers: " + months);
        }
        String bytes = execution.output("bytes");
        String size = bytes.matches("[1-9][0-9]{0,17}") ? " (" + Bytes.text(Long.parseLong(bytes)) + ")" : "";
        return parts.isEmpty() ? "nothing" : String.join(", ", parts) + size;
    }

    private static void add(List<String> parts, Execution execution, String output, String word) {
        String count = execution.output(output);
        if (count.matches("[1-9][0-9]*")) {
            parts.add(count + " " + word);
        }
    }
}
