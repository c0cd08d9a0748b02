package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.StallingProxy;
import dev.hone.stores.registry.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that are told to end while the bucket hangs. A training has a test of its own. */
@Tag("mlflow")
class StoppedTasksIT extends OpenedTasks {
    private static final int PICTURES = 60;
    private static final int SECONDS = 5;

    /** What a few requests take. */
    private static final int BYTES = 1 << 12;

    @Test
    void aPullIsOverSoon() throws Exception {
        fill("cells");

        assertOverSoon(() -> task(Pull.class, "project: cells").run(in("e1")));
    }

    @Test
    void aPreprocessingIsOverSoon() throws Exception {
        String manifest = stores.datasets().pull(fill("leaves")).manifest().digest();

        assertOverSoon(() ->
                task(Preprocess.class, "project: leaves\nmanifest: " + manifest).run(in("e1")));
    }

    @Test
    void anEvaluationIsOverSoon() throws Exception {
        String manifest = stores.datasets().pull(fill("seeds")).manifest().digest();
        Run run = registry.run("seeds", "e1", Map.of());
        registry.upload(
                run,
                new TonesBundle(new PictureSpec(8, 8, Channels.COLOUR, Fit.STRETCH), PaintedCells.CLASSES)
                        .write(folder.resolve("bundle"), "seeds"),
                "bundle");
        registry.version("seeds", run, "bundle");

        assertOverSoon(() -> task(Evaluate.class, "project: seeds\nmodelVersion: 1\nmanifest: " + manifest)
                .run(in("e1")));
    }

    private void assertOverSoon(Callable<?> task) throws Exception {
        try (StallingProxy slow = StallingProxy.before(stores.bucketSettings(), BYTES);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            configuration.put("HONE_S3_ENDPOINT", slow.settings().endpoint().toString());
            Future<?> running = pool.submit(task);
            Eventually.holds("the bucket hangs", slow::isStalled);

            running.cancel(true);
            pool.shutdown();

            assertThat(pool.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Project fill(String name) throws Exception {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "name: %s\nclasses: %s\n".formatted(name, PaintedCells.CLASSES));
        Project project = ProjectFiles.read(file);
        ledger.projects().apply(project, "ann");
        List<LabelledPicture> pictures = PaintedCells.paint(1, PICTURES).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .toList();
        stores.datasets().importPictures(project, pictures.iterator(), "ann", "test", done -> {});
        return project;
    }
}
