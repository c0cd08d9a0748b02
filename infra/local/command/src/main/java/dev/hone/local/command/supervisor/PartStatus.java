package dev.hone.local.command.supervisor;

import java.time.Instant;
import java.util.List;

/**
 * How a part is doing.
 *
 * @param phase what it is at
 * @param process the program; null when none runs
 * @param offspring what the program has started itself
 * @param since when the phase began
 * @param startMillis how long the last start took until it was ready; 0 before
 * @param restarts how often it was started again
 * @param note why it is not running; null when there is nothing to say
 * @param address where people find it
 * @param memoryBytes what it takes, with all that it has started itself
 * @param memoryLimitBytes what its program may take at most; 0 when the house does not limit it
 */
public record PartStatus(
        String name,
        Phase phase,
        ProcessMark process,
        List<ProcessMark> offspring,
        Instant since,
        long startMillis,
        int restarts,
        String note,
        String address,
        long memoryBytes,
        long memoryLimitBytes) {

    /** What a part is at. */
    public enum Phase {
        /** Those it needs are not ready yet. */
        WAITING("waiting"),
        /** It runs and is not ready yet. */
        STARTING("starting"),
        /** It does its work. */
        READY("ready"),
        /** It did its work, still runs, and does not answer. */
        SILENT("silent"),
        /** It is a server that was there already, and it answers. */
        EXTERNAL("external"),
        /** It is a server that was there already, and it does not answer. */
        UNREACHABLE("unreachable"),
        /** It died and will be started again. */
        RESTARTING("restarting"),
        /** It never became ready, and is not tried any more. */
        FAILED("failed"),
        /** It is not running because nobody wants it to. */
        DOWN("down");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    public PartStatus {
        offspring = offspring == null ? List.of() : List.copyOf(offspring);
    }

    /** A part of which nothing has happened yet. */
    static PartStatus waiting(Part part) {
        return new PartStatus(
                part.name(),
                Phase.WAITING,
                null,
                List.of(),
                Instant.now(),
                0,
                0,
                null,
                part.address(),
                0,
                part.memoryLimitBytes());
    }

    /** Whether it does its work. */
    public boolean ready() {
        return phase == Phase.READY || phase == Phase.EXTERNAL;
    }

    PartStatus at(Phase next, ProcessMark program, String why) {
        List<ProcessMark> kept = program == null ? List.of() : offspring;
        long memory = program == null ? 0 : memoryBytes;
        return new PartStatus(
                name,
                next,
                program,
                kept,
                Instant.now(),
                startMillis,
                restarts,
                why,
                address,
                memory,
                memoryLimitBytes);
    }

    PartStatus readyAfter(long millis) {
        return new PartStatus(
                name,
                Phase.READY,
                process,
                offspring,
                Instant.now(),
                millis,
                restarts,
                null,
                address,
                memoryBytes,
                memoryLimitBytes);
    }

    PartStatus restarted() {
        return new PartStatus(
                name,
                phase,
                process,
                offspring,
                since,
                startMillis,
                restarts + 1,
                note,
                address,
                memoryBytes,
                memoryLimitBytes);
    }

    PartStatus with(List<ProcessMark> children, long memory) {
        return new PartStatus(
                name, phase, process, children, since, startMillis, restarts, note, address, memory, memoryLimitBytes);
    }
}
