package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.ClassName;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Trial;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Run;
import dev.hone.tasks.evaluate.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The task {@code Evaluate} on real stores, with networks that one can compute by hand. */
@Tag("mlflow")
class EvaluateIT extends OpenedTasks {
    private static final List<String> CLASSES = PaintedCells.CLASSES;
    private static final String GONE = "smudge";
    private static final List<String> BOTH =
            Stream.concat(CLASSES.stream(), Stream.of(GONE)).toList();

    private static final TonesBundle CHALLENGER =
            new TonesBundle(new PictureSpec(24, 24, Channels.COLOUR, Fit.CROP), CLASSES);

    /** Of other pictures, of a class that the project had once, in another order, and one class short. */
    private static final TonesBundle CHAMPION = new TonesBundle(
            new PictureSpec(16, 16, Channels.GREY, Fit.STRETCH),
            List.of(GONE, CLASSES.get(3), CLASSES.get(0), CLASSES.get(2), CLASSES.get(1)));

    @Test
    void bothAnswerTheSamePicturesEachAsItsOwnBundleWantsToSeeThem() throws Exception {
        Manifest data = pull("slides");
        promote(register("slides", "e1", CHAMPION));
        ModelVersion challenger = register("slides", "e2", CHALLENGER);

        Evaluate.Output output = evaluate(challenger, data);

        Trial trial = trial(challenger);
        assertThat(trial.classes()).extracting(ClassName::id).isEqualTo(BOTH);
        assertThat(trial.test())
                .extracting(Asked::picture)
                .containsExactlyInAnyOrderElementsOf(digests(data, Split.TEST))
                .isNotEmpty();
        assertThat(trial.judged())
                .extracting(Asked::picture)
                .containsExactlyInAnyOrderElementsOf(digests(data, Split.JUDGED))
                .isNotEmpty();
        for (List<Asked> pictures : List.of(trial.test(), trial.judged())) {
            for (Asked asked : pictures) {
                assertThat(trial.classes().get(asked.truth()).id()).isEqualTo(label(data, asked.picture()));
                assertSays(asked.challenger(), CHALLENGER, "slides", asked.picture());
                assertSays(asked.champion(), CHAMPION, "slides", asked.picture());
            }
        }
        assertThat(output.pictures()).isEqualTo(trial.test().size());
        assertThat(output.judged()).isEqualTo(trial.judged().size());
        assertThat(registry.history(run(challenger), "test_accuracy"))
                .extracting(Metric::value)
                .containsExactly(output.challengerAccuracy());
        assertThat(registry.history(run(challenger), "champion_test_accuracy"))
                .extracting(Metric::value)
                .containsExactly(output.championAccuracy());
        registry.download(run(challenger), "evaluation", folder.resolve("page"));
        assertThat(folder.resolve("page/report.html")).isNotEmptyFile();
    }

    @Test
    void takesTheTimeAndTheSizeOfBoth() throws Exception {
        Manifest data = pull("slices");
        promote(register("slices", "e1", CHAMPION));
        ModelVersion challenger = register("slices", "e2", CHALLENGER);

        evaluate(challenger, data);

        Trial trial = trial(challenger);
        assertThat(trial.challenger().version()).isEqualTo(2);
        assertThat(trial.challenger().classes()).isEqualTo(CHALLENGER.classes());
        assertThat(trial.challenger().bytes()).isEqualTo(bytes(folder.resolve("e2/bundle")));
        assertThat(trial.champion().version()).isEqualTo(1);
        assertThat(trial.champion().classes()).isEqualTo(CHAMPION.classes());
        assertThat(List.of(trial.challenger().latency(), trial.champion().latency()))
                .allSatisfy((Contender.Latency latency) -> {
                    assertThat(latency.answers()).isPositive();
                    assertThat(latency.median()).isPositive();
                    assertThat(latency.slow()).isGreaterThanOrEqualTo(latency.median());
                });
    }

    @Test
    void usesTensorsThatWerePreparedAndDecodesAnewWhereTheyAreDamaged() throws Exception {
        Manifest data = pull("smears");
        ModelVersion challenger = register("smears", "e1", CHALLENGER);
        String asked = digests(data, Split.TEST).getFirst();
        String other = digests(data, Split.JUDGED).getFirst();
        TensorStore tensors = stores.datasets().tensors("smears", CHALLENGER.picture());
        String shard = tensors.put(List.of(new TensorShard.Entry(
                        asked, PictureReader.read(picture("smears", other), CHALLENGER.picture()))))
                .orElseThrow();

        evaluate(challenger, data);

        assertSays(answer(trial(challenger), asked), CHALLENGER, "smears", other);

        rot(shard);
        evaluate(challenger, data);

        assertSays(answer(trial(challenger), asked), CHALLENGER, "smears", asked);
    }

    @Test
    void leavesOutAPictureThatIsGoneAndComparesWithNobodyWhereNothingIsInProduction() throws Exception {
        Manifest data = pull("swabs");
        ModelVersion challenger = register("swabs", "e1", CHALLENGER);
        List<String> pictures = digests(data, Split.TEST);
        new Erase(stores.bucket(), stores.ledger()).run("swabs", pictures.getFirst(), "ann");

        Evaluate.Output output = evaluate(challenger, data);

        Trial trial = trial(challenger);
        assertThat(trial.test())
                .extracting(Asked::picture)
                .containsExactlyInAnyOrderElementsOf(pictures.subList(1, pictures.size()));
        assertThat(trial.test()).extracting(Asked::champion).containsOnlyNulls();
        assertThat(trial.champion()).isNull();
        assertThat(trial.classes()).extracting(ClassName::id).isEqualTo(CLASSES);
        assertThat(output.championAccuracy()).isNull();
    }

    /** Imported pictures, and others that are known because somebody judged them. */
    private Manifest pull(String name) throws Exception {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "name: %s\nclasses: %s\n".formatted(name, CLASSES));
        Project project = ProjectFiles.read(file);
        stores.ledger().projects().apply(project, "ann");
        List<LabelledPicture> imported = PaintedCells.paint(1, 40).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .toList();
        stores.datasets().importPictures(project, imported.iterator(), "ann", "test", done -> {});
        for (PaintedCell cell : PaintedCells.paint(2, 20)) {
            String digest =
                    stores.datasets().pictures(name).put(cell.png(), Map.of()).digest();
            stores.datasets()
                    .judge(new JudgementDraft(
                            name, digest, Kind.CORRECT, cell.label(), "ann", Via.API, null, null, false));
        }
        return stores.datasets().pull(project).manifest();
    }

    private ModelVersion register(String project, String execution, TonesBundle bundle) throws Exception {
        Run run = registry.run(project, execution, Map.of());
        Path made = Files.createDirectory(folder.resolve(execution));
        registry.upload(run, bundle.write(made.resolve("bundle"), project), "bundle");
        return registry.version(project, run, "bundle");
    }

    private Evaluate.Output evaluate(ModelVersion version, Manifest data) throws Exception {
        return task(
                        Evaluate.class,
                        "project: %s\nmanifest: %s\nmodelVersion: %d"
                                .formatted(version.model(), data.digest(), version.number()))
                .run(in("an evaluation"));
    }

    private Trial trial(ModelVersion version) throws Exception {
        return Evidence.find(registry, run(version), Files.createTempDirectory(folder, "trial"));
    }

    private Run run(ModelVersion version) {
        return registry.run(version.run());
    }

    private static long bytes(Path bundle) throws IOException {
        try (Stream<Path> files = Files.walk(bundle)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static List<String> digests(Manifest data, Split split) {
        return data.entries().stream()
                .filter(entry -> entry.split() == split)
                .map(Entry::digest)
                .toList();
    }

    private static String label(Manifest data, String picture) {
        return data.entries().stream()
                .filter(entry -> entry.digest().equals(picture))
                .map(Entry::label)
                .findFirst()
                .orElseThrow();
    }

    private static float[] answer(Trial trial, String picture) {
        return trial.test().stream()
                .filter(asked -> asked.picture().equals(picture))
                .map(Asked::challenger)
                .findFirst()
                .orElseThrow();
    }

    private byte[] picture(String project, String digest) {
        return stores.datasets().pictures(project).get(digest);
    }

    /** What a bundle says, spread over all classes. */
    private void assertSays(float[] answer, TonesBundle bundle, String project, String picture) {
        float[] said = bundle.probabilities(picture(project, picture));
        List<String> classes = answer.length == CLASSES.size() ? CLASSES : BOTH;
        for (int i = 0; i < answer.length; i++) {
            int known = bundle.classes().indexOf(classes.get(i));
            assertThat(answer[i]).as(classes.get(i)).isCloseTo(known < 0 ? 0 : said[known], within(1e-4f));
        }
    }
}
