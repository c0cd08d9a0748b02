package dev.hone.local.command.supervisor;

import dev.hone.local.command.supervisor.Part.Farewell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends processes, and nothing but them. */
final class Processes {
    private static final Duration POLL = Duration.ofMillis(20);

    /** Where a line of {@code /proc/PID/stat} has them, counted from behind the name. */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private Processes() {}

    /** Whether it runs: a process that has ended but that nobody has asked about yet does not. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !hasEnded(process.pid());
    }

    /** A process and all that it started, itself first. */
    static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    /** Asks a process to end; it is no error when it is gone. */
    static void ask(ProcessHandle process, Farewell farewell) {
        switch (farewell) {
            case TERMINATE -> process.destroy();
            case INTERRUPT -> signal(process.pid(), farewell.signal());
        }
    }

    /** Asks processes and all that they started to end, and kills those that have not when the time is over. */
    static void end(Collection<ProcessHandle> roots, Farewell farewell, Duration grace) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        roots.forEach(root -> tree(root).forEach(all::add));
        roots.stream().filter(Processes::runs).forEach(root -> ask(root, farewell));
        if (!awaitEnd(roots, grace)) {
            roots.forEach(root -> tree(root).forEach(all::add));
        }
        all.stream().filter(Processes::runs).forEach(ProcessHandle::destroy);
        if (!awaitEnd(all, Duration.ofSeconds(2))) {
            all.stream().filter(Processes::runs).forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all, Duration.ofSeconds(5));
        }
    }

    private static boolean awaitEnd(Collection<ProcessHandle> processes, Duration within) {
        Instant deadline = Instant.now().plus(within);
        while (processes.stream().anyMatch(Processes::runs)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the last threads of a killed process are still ending, its first one may be gone and its ports are not. */
    private static boolean hasEnded(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[STATE].equals("Z") && Integer.parseInt(fields[THREADS]) <= 1;
        } catch (IOException e) {
            return false;
        }
    }
}
