package dev.hone.local.command.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One program of the house, and how it is kept running.
 *
 * @param name names its log and its row in tables
 * @param after the parts that are ready before this one starts, and end after it
 * @param command the program and its arguments; no secret is among them, since everybody may read a process list. None
 *     when the part is a server that somebody else runs: it is looked at, never started or ended
 * @param environment all that the program gets of an environment
 * @param folder its working folder
 * @param probe tells whether it is ready
 * @param patience how long it may take to be ready, before it is ended and started again
 * @param farewell how it is asked to end
 * @param tidying what is done before each start
 * @param address where people find it
 * @param memoryLimitBytes what the program may take at most, by the flags or the limit that its command has
 */
public record Part(
        String name,
        Set<String> after,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Probe probe,
        Duration patience,
        Farewell farewell,
        Runnable tidying,
        String address,
        long memoryLimitBytes) {

    /** How a program is asked to end. */
    public enum Farewell {
        /** SIGTERM, which means the same to nearly all. */
        TERMINATE("TERM"),
        /** SIGINT: PostgreSQL ends at once with it, and with SIGTERM waits until all its clients have left. */
        INTERRUPT("INT");

        private final String signal;

        Farewell(String signal) {
            this.signal = signal;
        }

        String signal() {
            return signal;
        }
    }

    public Part {
        after = Set.copyOf(after);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A server that somebody else runs. */
    public static Part external(String name, Path folder, Probe probe, String address) {
        return new Part(
                name,
                Set.of(),
                List.of(),
                Map.of(),
                folder,
                probe,
                Duration.ofMinutes(1),
                Farewell.TERMINATE,
                () -> {},
                address,
                0);
    }

    /** Whether somebody else runs it. */
    public boolean isExternal() {
        return command.isEmpty();
    }
}
