package dev.hone.tasks.train;

import dev.hone.stores.datasets.CheckpointStore;
import dev.hone.stores.registry.Run;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;

/**
 * How far a run's training has come, in the bucket as well as in the working directory: when a worker dies, another one goes
 * on there. What fails here is told in the log, and fails no training.
 */
public final class RunCheckpoint {
    private static final String FOLDER = "checkpoint";

    /** How often the training process may replace a checkpoint while it is taken. */
    private static final int TRIES = 3;

    private final CheckpointStore store;
    private final Run run;
    private final Path folder;
    private final Path taken;
    private final Logger log;

    /** @param work the working directory of the training process */
    public RunCheckpoint(CheckpointStore store, Run run, Path work, Logger log) {
        this.store = store;
        this.run = run;
        this.folder = work.resolve(FOLDER);
        this.taken = work.resolveSibling("taken-" + FOLDER);
        this.log = log;
    }

    /** Puts what an earlier try has kept where the training process looks for it. */
    public void bring() {
        try {
            store.fetch(run.id(), folder);
        } catch (RuntimeException e) {
            log.warn("an earlier try may have left a checkpoint, which cannot be fetched: {}", e.getMessage());
        }
    }

    /** Keeps the checkpoints of the training process that it is told of, until it is closed. */
    public CheckpointUploads uploads() {
        return CheckpointUploads.start(this::keep);
    }

    /** Removes it: nobody goes on from here any more. */
    public void forget() {
        try {
            store.remove(run.id());
        } catch (RuntimeException e) {
            log.warn("the checkpoint stays until the next housekeeping: {}", e.getMessage());
        }
    }

    private void keep() {
        try {
            if (take()) {
                store.keep(run.id(), taken);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("could not keep a checkpoint, the one before stays: {}", e.getMessage());
        }
    }

    /** The process writes a checkpoint beside the one before and removes that only then: a link to it stays what it is. */
    private boolean take() throws IOException {
        clear();
        for (int i = 0; i < TRIES; i++) {
            try {
                Path state = Files.copy(
                        folder.resolve(CheckpointStore.STATE),
                        taken.resolve(CheckpointStore.STATE),
                        StandardCopyOption.REPLACE_EXISTING);
                String tensors = CheckpointStore.tensors(Files.readAllBytes(state));
                LearnedWeights.linkOrCopy(folder.resolve(tensors), taken.resolve(tensors));
                return true;
            } catch (NoSuchFileException e) {
                log.debug("the checkpoint was replaced while it was taken: {}", e.getMessage());
            }
        }
        return false;
    }

    private void clear() throws IOException {
        Files.createDirectories(taken);
        try (DirectoryStream<Path> before = Files.newDirectoryStream(taken)) {
            for (Path file : before) {
                Files.delete(file);
            }
        }
    }
}
