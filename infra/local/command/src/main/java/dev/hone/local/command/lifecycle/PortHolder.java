package dev.hone.local.command.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the process that listens on a port, where the system lets this user see it. */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final List<Path> TABLES = List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"));
    private static final Pattern LSOF = Pattern.compile("p(\\d+)\\Rc(\\S+)");
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** Its name and number; empty when it cannot be seen. */
    static Optional<String> of(int port) {
        try {
            return Files.exists(TABLES.getFirst()) ? fromTables(port) : fromLsof(port);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fromTables(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        String ending = ":%04X".formatted(port);
        for (Path table : TABLES) {
            if (Files.exists(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] fields = line.strip().split("\\s+", -1);
                    if (fields.length > INODE && fields[ADDRESS].endsWith(ending) && fields[STATE].equals(LISTENING)) {
                        sockets.add("socket:[%s]".formatted(fields[INODE]));
                    }
                }
            }
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> "%s (pid %d)".formatted(name(process.pid()), process.pid()));
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path file : open) {
                if (isOneOf(file, sockets)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOneOf(Path file, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve("comm"))
                    .strip();
        } catch (IOException e) {
            return "a process";
        }
    }

    private static Optional<String> fromLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:%d".formatted(port), "-sTCP:LISTEN", "-Fpc")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Matcher said = LSOF.matcher(new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return said.find() ? Optional.of("%s (pid %s)".formatted(said.group(2), said.group(1))) : Optional.empty();
    }
}
