package dev.hone.local.command.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much memory processes take. What several share is counted once where the system tells it (Linux: the proportional
 * share), since PostgreSQL's processes would otherwise each be charged with the same buffers.
 */
final class MemoryUse {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final long KILOBYTE = 1024;

    private MemoryUse() {}

    /** In bytes; a process that is gone takes none. */
    static long of(Collection<Long> pids) {
        if (pids.isEmpty()) {
            return 0;
        }
        long kilobytes = Files.isDirectory(PROC.resolve("self"))
                ? pids.stream().mapToLong(MemoryUse::told).sum()
                : asked(pids);
        return kilobytes * KILOBYTE;
    }

    private static long told(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        long share = number(process.resolve("smaps_rollup"), SHARE);
        return share > 0 ? share : number(process.resolve("status"), RESIDENT);
    }

    private static long number(Path file, Pattern pattern) {
        try {
            Matcher found = pattern.matcher(Files.readString(file));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long asked(Collection<Long> pids) {
        String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", list)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return NUMBER.matcher(said)
                    .results()
                    .mapToLong(number -> Long.parseLong(number.group()))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
