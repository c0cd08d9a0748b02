package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far the trainings of a project have come: of each run its last checkpoint, so that another worker goes on when one
 * dies. A checkpoint is a state and the tensors that it names; the state is put last and fetched last, and so a checkpoint
 * of which only a part got here is none. Thread-safe.
 */
public final class CheckpointStore {
    /** The file of a checkpoint that says how far it is. */
    public static final String STATE = "state.json";

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+[.]safetensors");

    /** How often a checkpoint may be replaced while it is fetched. */
    private static final int TRIES = 3;

    private final Bucket bucket;
    private final Keys keys;

    CheckpointStore(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
    }

    /** As much of what a state says as matters here. */
    private record State(String tensors) {}

    /** The checkpoint of a run, as it lies in the bucket. */
    public record Kept(String run, long bytes, Instant modified) {}

    /**
     * Keeps a run's checkpoint, in place of the one before.
     *
     * @param folder holds the state and the tensors that it names; neither may change meanwhile
     */
    public void keep(String run, Path folder) {
        byte[] state = read(folder.resolve(STATE));
        String tensors = tensors(state);
        bucket.put(key(run, tensors), folder.resolve(tensors), BYTES, Map.of());
        bucket.put(key(run, STATE), state, JSON, Map.of());
        objects(run).stream()
                .filter(object -> !List.of(STATE, tensors).contains(object.name()))
                .forEach(object -> bucket.delete(object.key()));
    }

    /**
     * Fetches a run's checkpoint into a folder.
     *
     * @return whether there is one
     */
    public boolean fetch(String run, Path folder) {
        for (int i = 0; i < TRIES; i++) {
            try {
                byte[] state = bucket.get(key(run, STATE));
                String tensors = tensors(state);
                Files.createDirectories(folder);
                bucket.get(key(run, tensors), folder.resolve(tensors));
                Files.write(folder.resolve(STATE), state);
                return true;
            } catch (BucketException e) {
                if (!e.isMissing()) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    /** Removes a run's checkpoint; it is no error when there is none. */
    public void remove(String run) {
        List<StoredObject> objects = new ArrayList<>(objects(run));
        // without its state it is none
        objects.sort((one, other) ->
                Boolean.compare(other.name().equals(STATE), one.name().equals(STATE)));
        objects.forEach(object -> bucket.delete(object.key()));
    }

    /**
     * Removes the checkpoints that nobody will go on from, or only tells.
     *
     * @param before what was last written earlier than this
     * @param ended whether a run has come to its end
     */
    public List<Kept> sweep(Instant before, Predicate<String> ended, boolean remove) {
        List<Kept> unused = kept().stream()
                .filter(kept -> kept.modified().isBefore(before) || ended.test(kept.run()))
                .toList();
        if (remove) {
            unused.forEach(kept -> remove(kept.run()));
        }
        return unused;
    }

    private List<Kept> kept() {
        Map<String, Kept> kept = new TreeMap<>();
        try (Stream<StoredObject> objects = bucket.list(keys.checkpoints())) {
            objects.forEach(object -> kept.merge(
                    run(object), new Kept(run(object), object.size(), object.modified()), CheckpointStore::joined));
        }
        return List.copyOf(kept.values());
    }

    private static Kept joined(Kept one, Kept other) {
        Instant last = one.modified().isAfter(other.modified()) ? one.modified() : other.modified();
        return new Kept(one.run(), one.bytes() + other.bytes(), last);
    }

    private String run(StoredObject object) {
        String below = object.key().substring(keys.checkpoints().length());
        return below.substring(0, Math.max(0, below.indexOf('/')));
    }

    private List<StoredObject> objects(String run) {
        try (Stream<StoredObject> objects = bucket.list(keys.checkpoints(run))) {
            return objects.toList();
        }
    }

    /** The file of tensors that a state names; without folders, since it becomes part of a key and of a path. */
    public static String tensors(byte[] state) {
        String name = Json.read(state, State.class).tensors();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the state of a checkpoint names '%s' as its tensors".formatted(name));
        }
        return name;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key(String run, String name) {
        return keys.checkpoints(run) + name;
    }
}
