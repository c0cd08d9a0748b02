package dev.hone.local.command.logs;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The logs of a house. */
public final class HouseLogs implements AutoCloseable {
    private static final String SUFFIX = ".log";

    private final List<Log> logs;

    private record Log(String part, Path path, OpenLog lines) {}

    private HouseLogs(List<Log> logs) {
        this.logs = logs;
    }

    /** Of all parts. */
    public static HouseLogs of(House house) {
        return new HouseLogs(parts(house).stream().map(part -> log(house, part)).toList());
    }

    /** Of one part. */
    public static HouseLogs of(House house, String part) {
        List<String> parts = parts(house);
        if (!parts.contains(part)) {
            throw HouseException.because(
                    "no part is named '%s': there are %s".formatted(part, String.join(", ", parts)));
        }
        return new HouseLogs(List.of(log(house, part)));
    }

    /** The last lines of each, in the order of time. */
    public List<LogLine> last(int lines) {
        List<LogLine> all = new ArrayList<>();
        for (Log log : logs) {
            try {
                LocalDate day = LocalDate.ofInstant(modified(log.path()), ZoneId.systemDefault());
                Instant before = Instant.EPOCH;
                for (String text : log.lines().last(lines)) {
                    LogLine line = LogLine.read(log.part(), text, before, day);
                    before = line.time();
                    all.add(line);
                }
            } catch (IOException e) {
                throw HouseException.unusable(log.path(), e);
            }
        }
        // a stable sort: lines of one part stay in their order where the time does not tell
        all.sort(Comparator.comparing(LogLine::time));
        return all;
    }

    /** Hands on the lines that have come since; the parts take turns. */
    public void more(Consumer<LogLine> reader) {
        for (Log log : logs) {
            try {
                for (String text : log.lines().more()) {
                    reader.accept(new LogLine(log.part(), Instant.now(), text));
                }
            } catch (IOException e) {
                throw HouseException.unusable(log.path(), e);
            }
        }
    }

    @Override
    public void close() {
        for (Log log : logs) {
            try {
                log.lines().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Log log(House house, String part) {
        Path path = house.log(part);
        return new Log(part, path, new OpenLog(path));
    }

    /** Whatever has a log is a part here: the supervisor, and installations, too. */
    private static List<String> parts(House house) {
        try (Stream<Path> files = Files.list(house.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            throw HouseException.because("there are no logs: the house has never been up (./hone up)", e);
        } catch (IOException e) {
            throw HouseException.unusable(house.logs(), e);
        }
    }

    private static Instant modified(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.now();
        }
    }
}
