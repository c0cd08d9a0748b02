package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.Project;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Brings labelled pictures into the bucket: the pictures first, then one list of what their labels are. */
final class Importing {
    private static final int AT_ONCE = 8;

    private final Bucket bucket;

    Importing(Bucket bucket) {
        this.bucket = bucket;
    }

    /** A line of an import list. */
    record Line(String digest, String label, String name, String source, String by) {}

    private record Outcome(Line line, boolean added, ImportReport.Refused refused) {}

    ImportReport run(Project project, Iterator<LabelledPicture> pictures, String by, String source, IntConsumer done) {
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Outcome>> batch = new ArrayList<>();
            while (pictures.hasNext()) {
                LabelledPicture picture = pictures.next();
                batch.add(pool.submit(() -> take(project, picture, by, source)));
                if (batch.size() == AT_ONCE || !pictures.hasNext()) {
                    batch.forEach(outcome -> outcomes.add(await(outcome)));
                    batch.clear();
                    done.accept(outcomes.size());
                }
            }
        }
        return finish(project, outcomes);
    }

    /** The labels of all imports of a project; where lists differ, the newest says. */
    Map<String, Line> labels(String project) {
        Map<String, Line> labels = new LinkedHashMap<>();
        try (Stream<StoredObject> lists = bucket.list(new Keys(project).imports())) {
            lists.map(StoredObject::key)
                    .sorted()
                    .forEach(key -> new String(bucket.get(key), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> Json.read(line, Line.class))
                            .forEach(line -> labels.put(line.digest(), line)));
        }
        return labels;
    }

    private Outcome take(Project project, LabelledPicture picture, String by, String source) {
        if (project.classNamed(picture.label()).isEmpty()) {
            return new Outcome(
                    null,
                    false,
                    new ImportReport.Refused(
                            picture.name(),
                            "unknown-label",
                            "'%s' is no class of project '%s'".formatted(picture.label(), project.name())));
        }
        try {
            PictureStore.Put put = new PictureStore(bucket, project.name())
                    .put(picture.bytes(), Map.of("name", picture.name(), "source", source));
            return new Outcome(new Line(put.digest(), picture.label(), picture.name(), source, by), put.added(), null);
        } catch (RefusedPictureException e) {
            return new Outcome(
                    null,
                    false,
                    new ImportReport.Refused(picture.name(), e.reason().code(), e.getMessage()));
        }
    }

    private ImportReport finish(Project project, List<Outcome> outcomes) {
        List<Outcome> taken =
                outcomes.stream().filter(outcome -> outcome.line() != null).toList();
        if (!taken.isEmpty()) {
            StringBuilder list = new StringBuilder();
            taken.forEach(outcome -> list.append(Json.text(outcome.line())).append('\n'));
            bucket.put(
                    new Keys(project.name())
                            .importList(UlidCreator.getMonotonicUlid().toString()),
                    list.toString().getBytes(StandardCharsets.UTF_8),
                    "application/jsonl",
                    Map.of());
        }
        int added = (int) taken.stream().filter(Outcome::added).count();
        return new ImportReport(
                added,
                taken.size() - added,
                outcomes.stream()
                        .map(Outcome::refused)
                        .filter(refused -> refused != null)
                        .toList());
    }

    private static Outcome await(Future<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
