package dev.hone.local.command.kestra;

import java.time.Instant;

/** A line that a task logged; lines without a task are Kestra's own. */
record LogLine(Instant timestamp, String level, String taskId, String taskRunId, String message) {
    boolean isError() {
        return "ERROR".equals(level);
    }
}
