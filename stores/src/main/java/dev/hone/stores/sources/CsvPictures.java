package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of paths and labels. The paths lead from the list's own folder to files in it or below: who may send a list may not
 * thereby read whatever the machine holds.
 */
final class CsvPictures extends OneByOne {
    private static final List<String> PATHS =
            List.of("path", "file", "filename", "file_name", "image", "image_id", "picture");
    private static final List<String> LABELS = List.of("label", "class", "category", "target");

    private final ClassNames classes;
    private final Reading reading;
    private final Path file;
    private final Path folder;
    private final long size;
    private final CountedStream in;
    private final CsvRows rows;
    private final int pathAt;
    private final int labelAt;
    private Row first;

    private record Row(int line, List<String> fields) {
        Optional<String> at(int column) {
            return column < fields.size() && !fields.get(column).isEmpty()
                    ? Optional.of(fields.get(column))
                    : Optional.empty();
        }
    }

    CsvPictures(Path file, ClassNames classes, SourceLimits limits) {
        super(file);
        this.classes = classes;
        this.reading = new Reading(classes, limits);
        this.file = file;
        this.folder = file.toAbsolutePath().normalize().getParent();
        try {
            this.size = Files.size(file);
            this.in = new CountedStream(Files.newInputStream(file));
            this.rows = new CsvRows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            this.first = row();
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
        if (first == null) {
            throw SourceException.empty(file);
        }
        int path = column(PATHS);
        int label = column(LABELS);
        if (path >= 0 && label >= 0) {
            this.pathAt = path;
            this.labelAt = label;
            this.first = null;
        } else if (first.fields().size() == 2
                && classes.find(first.fields().get(1)).isPresent()) {
            this.pathAt = 0;
            this.labelAt = 1;
        } else {
            throw SourceException.noColumns(file, EntryName.shown(String.join(",", first.fields())));
        }
    }

    private int column(List<String> names) {
        return names.stream()
                .mapToInt(name -> first.fields().stream()
                        .map(field -> field.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(name))
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public double read() {
        return Math.min(1, (double) in.count() / size);
    }

    @Override
    Offered pull() throws IOException {
        Row row = first == null ? row() : first;
        first = null;
        return row == null ? null : offered(row);
    }

    private Row row() throws IOException {
        int line = rows.line();
        List<String> fields = rows.next();
        return fields == null ? null : new Row(line, fields);
    }

    private Offered offered(Row row) {
        Optional<String> path = row.at(pathAt);
        Optional<String> label = row.at(labelAt);
        String name = EntryName.shown(path.orElse("line " + row.line()));
        if (path.isEmpty() || label.isEmpty()) {
            return new Refused(
                    name, "no-label", "line %d names no %s".formatted(row.line(), path.isEmpty() ? "path" : "label"));
        }
        Optional<String> id = classes.find(label.get());
        if (id.isEmpty()) {
            return classes.unknown(name, label.get());
        }
        Optional<Path> file = inside(path.get());
        if (file.isEmpty()) {
            return new Refused(
                    name, "unsafe-name", "line %d leads out of the folder of the list".formatted(row.line()));
        }
        return read(name, id.get(), file.get(), row.line());
    }

    private Offered read(String name, String id, Path file, int line) {
        if (!Files.isRegularFile(file)) {
            return new Refused(name, "missing", "line %d: there is no file %s".formatted(line, name));
        }
        try {
            return reading.labelled(name, id, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            return new Refused(
                    name,
                    "unreadable",
                    "the file cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Optional<Path> inside(String path) {
        try {
            Path file = folder.resolve(path.replace('\\', '/')).normalize();
            return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
    }
}
