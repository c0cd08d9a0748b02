package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with sub-folders named after classes, as deep as one likes. Links are followed, but no folder is walked twice.
 * Files come in the order of their names; no more names are in memory than the folders on the way hold.
 */
final class FolderPictures extends OneByOne {
    private final Path root;
    private final Reading reading;
    private final long files;
    private Walk walk;
    private long done;

    FolderPictures(Path folder, ClassNames classes, SourceLimits limits) {
        super(folder);
        this.reading = new Reading(classes, limits);
        try {
            this.root = folder.toRealPath();
            long found = 0;
            for (Walk counting = new Walk(root); counting.next() != null; found++) {}
            this.files = found;
            this.walk = new Walk(root);
        } catch (IOException e) {
            throw SourceException.unreadable(folder, e);
        }
    }

    @Override
    public double read() {
        return Math.min(1, (double) done / files);
    }

    @Override
    Offered pull() throws IOException {
        Path file = walk.next();
        if (file == null) {
            return null;
        }
        done++;
        EntryName name = EntryName.of(root.relativize(file).toString());
        try {
            return reading.labelledByFolder(name, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            return new Refused(
                    name.toString(),
                    "unreadable",
                    "the file cannot be read: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        walk = null;
    }

    /** Goes through a folder, its own files and folders by name. */
    private static final class Walk {
        private final Deque<Iterator<Path>> open = new ArrayDeque<>();
        private final Set<Path> seen = new HashSet<>();

        Walk(Path root) throws IOException {
            enter(root);
        }

        /** The next file; null when there is none. */
        Path next() throws IOException {
            while (!open.isEmpty()) {
                if (!open.getLast().hasNext()) {
                    open.removeLast();
                    continue;
                }
                Path one = open.getLast().next();
                if (Files.isDirectory(one)) {
                    enter(one);
                } else if (Files.isRegularFile(one)) {
                    return one;
                }
            }
            return null;
        }

        private void enter(Path folder) throws IOException {
            if (seen.add(folder.toRealPath())) {
                try (Stream<Path> inside = Files.list(folder)) {
                    open.addLast(inside.filter(each ->
                                    !EntryName.of(each.getFileName().toString()).isNoise())
                            .sorted()
                            .toList()
                            .iterator());
                }
            }
        }
    }
}
