package dev.hone.ui.data.upload;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.datasets.ImportListener;
import dev.hone.stores.datasets.Offered;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.projects.Project;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.sources.SourceException;
import dev.hone.stores.sources.ZipDirectory;
import dev.hone.ui.access.Person;
import dev.hone.ui.stores.Stores;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes pictures in, and remembers what became of them as long as somebody may look. Files are taken in by the request that brings
 * them, archives after it, one at a time: there is not much memory. What is lost with a restart is brought again, which does no
 * harm.
 */
@Component
class Uploads {
    /** What an id looks like. */
    static final String ID = "[0-9a-f]{32}";

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int MOST_REMEMBERED = 200;
    private static final int MOST_WAITING = 8;

    /** Bytes of the names of its files and what belongs to them: some three hundred thousand. */
    private static final long LONGEST_LIST = 32L << 20;

    private final Stores stores;
    private final ThreadPoolExecutor pool;
    private final Map<String, Upload> remembered = new LinkedHashMap<>();

    Uploads(Stores stores) {
        this.stores = stores;
        this.pool = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("upload-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** An id for what is brought next. */
    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What this person brings under this id, which is new or was given before. */
    synchronized Optional<Upload> open(String id, Project project) {
        if (!id.matches(ID)) {
            return Optional.empty();
        }
        Upload upload = remembered.get(id);
        if (upload == null) {
            upload = new Upload(id, project.name(), Person.here().name());
            forgetEldest();
            remembered.put(id, upload);
        }
        return Optional.of(upload).filter(known -> isReaders(known, project));
    }

    /** What this person brought under this id. */
    synchronized Optional<Upload> find(String id, Project project) {
        return Optional.ofNullable(remembered.get(id)).filter(known -> isReaders(known, project));
    }

    private static boolean isReaders(Upload upload, Project project) {
        return upload.isOf(Person.here().name(), project.name());
    }

    private void forgetEldest() {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().stream()
                    .filter(upload -> !upload.isUnderWay())
                    .map(Upload::id)
                    .findFirst()
                    .ifPresent(remembered::remove);
        }
    }

    /** Takes files in. */
    void take(Upload upload, Project project, Iterator<Offered> files) {
        upload.add(stores.datasets().importInParts(project, files, Person.here().name(), "upload", looked -> {}));
    }

    /**
     * Takes an archive in, later, and deletes its file then.
     *
     * @return false when too many wait already; the file stays
     */
    boolean take(Upload upload, Project project, Path file, String name) {
        String by = Person.here().name();
        upload.begins();
        try {
            pool.execute(() -> run(upload, project, file, name, by));
            return true;
        } catch (RejectedExecutionException e) {
            upload.ends();
            return false;
        }
    }

    private void run(Upload upload, Project project, Path file, String name, String by) {
        try {
            takeIn(upload, project, file, name, by);
        } catch (SourceException e) {
            upload.failed(e.getMessage() + ".");
        } catch (BucketException | LedgerException e) {
            LOG.warn("{} was not taken in: {}", name, e.getMessage());
            upload.failed(
                    "%s was not taken in to its end: %s. Bring it again when that is mended; what was taken is not taken twice."
                            .formatted(name, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} was not taken in", name, e);
            upload.failed(
                    "%s was not taken in to its end; Hone's log says why. Bring it again: what was taken is not taken twice."
                            .formatted(name));
        } finally {
            upload.ends();
            delete(file);
        }
    }

    private void takeIn(Upload upload, Project project, Path file, String name, String by) {
        upload.reads(name, 0, 0);
        if (lists(file) > LONGEST_LIST) {
            upload.failed("%s holds more files than are taken from one archive here. Split it, or use \"hone import\"."
                    .formatted(name));
            return;
        }
        try (PictureSource source = PictureSources.archive(file, name, project)) {
            ImportListener listener = looked -> upload.reads(name, looked, source.read());
            upload.add(stores.datasets().importInParts(project, until(upload, source), by, name, listener));
        }
    }

    private static long lists(Path file) {
        try {
            return ZipDirectory.size(file).orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As much as comes until somebody stops it. */
    private static Iterator<Offered> until(Upload upload, PictureSource source) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !upload.isStopped() && source.hasNext();
            }

            @Override
            public Offered next() {
                return source.next();
            }
        };
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }
}
