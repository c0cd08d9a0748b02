package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** PostgreSQL: the ledger's database and MLflow's. */
final class PostgresPart {
    static final String NAME = "postgres";

    /** Where the server writes its number and, on the line below, whether it takes connections. */
    private static final String PID_FILE = "postmaster.pid";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Above every number that a system gives to a process. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    /** For each of its processes: one that serves a connection takes some 10 MB, more for a large sort. */
    private static final MemoryLimit MEMORY = new MemoryLimit(512);

    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    private PostgresPart() {}

    static Part of(House house) {
        PostgresFiles files = new PostgresFiles(house);
        int port = house.ports().postgres();
        List<String> command = files.command(
                "postgres",
                "-D",
                files.data().toString(),
                "-c",
                "listen_addresses=" + Ports.HOST,
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_connections=80");
        return new Part(
                NAME,
                Set.of(),
                MEMORY.on(command),
                Programs.environment(house.environment(), Map.of()),
                files.data().getParent(),
                takesConnections(files.data()),
                Duration.ofMinutes(1),
                Farewell.INTERRUPT,
                () -> disownStalePid(files.data()),
                "%s:%d".formatted(Ports.HOST, port),
                MEMORY.bytes());
    }

    /** As PostgreSQL's own pg_ctl tells it: no connection is made, no password needed. */
    private static Probe takesConnections(Path data) {
        return pid -> {
            List<String> lines = lines(data);
            return lines.size() > STATUS_LINE
                    && lines.get(PID_LINE).strip().equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        };
    }

    /**
     * A killed server leaves its number behind; once another program has that number, PostgreSQL would not start. Only the
     * number is made one that nobody has: by the rest of the file PostgreSQL finds out whether processes of the killed
     * server still write to the data, and waits until they do not.
     */
    private static void disownStalePid(Path data) {
        Path file = data.resolve(PID_FILE);
        try {
            List<String> lines = new ArrayList<>(lines(data));
            if (!lines.isEmpty() && !isPostgres(lines.get(PID_LINE))) {
                lines.set(PID_LINE, NOBODY);
                Files.writeString(file, String.join("\n", lines) + "\n");
            }
        } catch (IOException e) {
            throw HouseException.unusable(file, e);
        }
    }

    private static boolean isPostgres(String pid) {
        if (!NUMBER.matcher(pid).matches()) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .map(program -> Path.of(program).getFileName().toString().equals(NAME))
                .orElse(false);
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve(PID_FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
