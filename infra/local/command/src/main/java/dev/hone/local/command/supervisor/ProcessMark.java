package dev.hone.local.command.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells one process from all others, those included that get its number after it.
 *
 * @param pid its number
 * @param started when it started
 */
public record ProcessMark(long pid, Instant started) {
    /** The system reckons a start from the time since it booted: two readings may differ by the clock's corrections. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(1);

    /** The mark of a process; empty when it is gone already. */
    public static Optional<ProcessMark> of(ProcessHandle process) {
        return process.info().startInstant().map(started -> new ProcessMark(process.pid(), started));
    }

    /** The mark of the process that runs this. */
    public static ProcessMark own() {
        return of(ProcessHandle.current()).orElseThrow();
    }

    /** The very process, if it is still running. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(this::isSame).filter(Processes::runs);
    }

    /** Whether the very process is still running. */
    public boolean running() {
        return find().isPresent();
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_DRIFT) <= 0)
                .orElse(false);
    }
}
