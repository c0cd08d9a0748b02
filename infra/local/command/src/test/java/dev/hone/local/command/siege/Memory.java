package dev.hone.local.command.siege;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory processes take: each page is counted once, though several may share it. Linux tells it, others do not. */
final class Memory {
    private static final String SHARE = "Pss:";

    private Memory() {}

    static long megabytes(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(process -> kilobytes(process.pid())).sum() / 1024;
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith(SHARE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
