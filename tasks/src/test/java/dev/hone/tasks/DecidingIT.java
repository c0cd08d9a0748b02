package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.model.ClassName;
import dev.hone.model.TrainingOrder;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Trial;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.BlockedVersionException;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.promotion.ChampionChangedException;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.RunDetails;
import dev.hone.stores.registry.RunStatus;
import dev.hone.stores.registry.Stage;
import dev.hone.tasks.evaluate.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tasks that decide, in the order of the flows {@code train} and {@code promote}, on real stores. What the versions
 * answered is made up.
 */
@Tag("mlflow")
class DecidingIT extends OpenedTasks {
    private static final List<String> CLASSES = PaintedCells.CLASSES;
    private static final String NOW_OR_NEVER = "patience: PT0.3S";

    /** How many pictures a version gets right that the one before had wrong, and the other way round. */
    private enum Quality {
        BETTER(20, 2),
        WORSE(2, 20),
        ALIKE(2, 2);

        private final int gained;
        private final int lost;

        Quality(int gained, int lost) {
            this.gained = gained;
            this.lost = lost;
        }
    }

    @Test
    void aBetterVersionThatDidNotGetIntoProductionIsTrainedAgain() throws Exception {
        firstInProduction("cells");
        importPictures("cells", 2);
        trained("cells", "e2", Quality.BETTER, "");
        promote(version("cells", "by hand"));

        assertThatThrownBy(() -> promote("cells", "e2", 2, 1, ""))
                .isInstanceOf(ChampionChangedException.class)
                .hasMessageContaining("cells v2 was weighed against v1, but v3 is in production now");
        assertThat(concludeFailed("cells", "e2", "promote", "v2 was weighed against v1"))
                .isEqualTo("FAILED");

        Training failed = training("cells", "e2");
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.detail()).isEqualTo("promote failed: v2 was weighed against v1");
        RunDetails run = run("cells", "e2");
        assertThat(run.tags()).containsEntry("hone.failure", "promote failed: v2 was weighed against v1");
        assertThat(run.status()).as("it was judged").isEqualTo(RunStatus.FINISHED);
        assertThat(pull("cells", "e3", "").fresh()).isTrue();
    }

    @Test
    void aVersionThatWasRefusedIsNotTrainedAgain() throws Exception {
        firstInProduction("leaves");

        Gate.Output verdict = trained("leaves", "e2", Quality.WORSE, "");

        assertThat(verdict.outcome()).isEqualTo("REFUSED");
        ModelVersion refused = registry.version("leaves", 2);
        assertThat(refused.stage()).isEqualTo(Stage.ARCHIVED.text());
        assertThat(registry.details(refused).tags()).containsEntry("hone.verdict", "REFUSED");
        assertThat(registry.aliased("leaves", "challenger")).isEmpty();
        assertThat(conclude("leaves", "e2")).isEqualTo("REFUSED");
        assertThat(training("leaves", "e2").outcome()).isEqualTo(Outcome.KEPT);
        assertThatNothingIsNew("leaves", "e3", "e2");
    }

    @Test
    void aVersionThatServingDidNotFollowIsNotTrainedAgain() throws Exception {
        firstInProduction("seeds");
        trained("seeds", "e2", Quality.BETTER, "");
        promote("seeds", "e2", 2, 1, "");
        ledger.instances().report(List.of(new Instance("a replica", "seeds", 1, null, null, null)));

        assertThatThrownBy(() -> confirm("seeds", "e2", 2)).hasMessageContaining("v1 is back in production");

        concludeFailed("seeds", "e2", "confirm", "serving does not answer");
        assertThat(production("seeds")).contains(1);
        assertThat(training("seeds", "e2").outcome()).isEqualTo(Outcome.FAILED);
        assertThatNothingIsNew("seeds", "e3", "e2");
    }

    /** Serving follows the ledger, whatever MLflow shows. */
    @Test
    void aPromotionThatMlflowCannotBeToldOfIsOne() throws Exception {
        firstInProduction("rye");
        trained("rye", "e2", Quality.BETTER, "");
        mlflowIsReadOnly();

        promote("rye", "e2", 2, 1, "");

        assertThat(production("rye")).contains(2);
        assertThat(registry.version("rye", 2).stage()).isEqualTo(Stage.STAGING.text());
    }

    @Test
    void aVersionIsTakenBackThoughMlflowCannotBeToldOfIt() throws Exception {
        firstInProduction("oats");
        trained("oats", "e2", Quality.BETTER, "");
        promote("oats", "e2", 2, 1, "");
        ledger.instances().report(List.of(new Instance("a replica", "oats", 1, null, null, null)));
        mlflowIsReadOnly();

        assertThatThrownBy(() -> confirm("oats", "e2", 2))
                .hasMessageContaining("v1 is back in production, which MLflow does not show yet");
        assertThat(production("oats")).contains(1);
    }

    @Test
    void anExecutionThatIsRestartedMayStillWaitForApproval() throws Exception {
        firstInProduction("ferns");
        pull("ferns", "e2", "force: true\npromote: ask");
        ModelVersion version = version("ferns", "e2");
        assertThatThrownBy(() -> gate("ferns", "e2", 2, "promote: ask")).hasMessageContaining("evidence");
        assertThat(concludeFailed("ferns", "e2", "gate", "there is no evidence"))
                .isEqualTo("FAILED");
        assertThat(run("ferns", "e2").status()).isEqualTo(RunStatus.FAILED);

        keepEvidence(version, Quality.BETTER);
        gate("ferns", "e2", 2, "promote: ask");
        assertThat(conclude("ferns", "e2")).isEqualTo("PENDING");

        assertThat(training("ferns", "e2").outcome()).isEqualTo(Outcome.PENDING);
        assertThat(run("ferns", "e2").tags()).doesNotContainKey("hone.failure");
        Approve.Output approved = approve("ferns", "p1", "");
        assertThat(approved)
                .extracting(Approve.Output::version, Approve.Output::stale)
                .containsExactly(2, false);
        promote("ferns", "p1", 2, 1, "");
        conclude("ferns", "p1");
        assertThat(training("ferns", "e2"))
                .extracting(Training::outcome, Training::detail)
                .containsExactly(Outcome.PROMOTED, "v2, approved by execution p1");
    }

    @Test
    void allTasksWorkWithTheProjectAsItWasWhenItWasLetThrough() throws Exception {
        importPictures("wheat", 1);
        Pull.Output pulled = pull("wheat", "e1", "");
        apply("wheat", "classes: [another, %s]\ngate: {accuracy: 1}".formatted(CLASSES.getFirst()));
        configuration.put("HONE_TRAINING_COMMAND", Json.text(StandInTraining.command(0, 0)));

        TaskContext context = in("e1");
        int version = task(Train.class, "project: wheat\nmanifest: " + pulled.manifest())
                .run(context)
                .version();

        TrainingOrder order = TrainingOrder.read(context.workingDir().path().resolve("training"));
        assertThat(order.classes()).extracting(ClassName::id).isEqualTo(CLASSES);
        assertThat(ledger.lineages().all("wheat"))
                .extracting(Lineage::version, Lineage::projectVersion)
                .containsExactly(tuple(version, 1));
        assertThat(registry.details(registry.version("wheat", version)).tags())
                .containsEntry("hone.project_version", "1")
                .containsEntry("hone.manifest", pulled.manifest())
                .containsEntry("hone.code", Code.version());
        keepEvidence(registry.version("wheat", version), Quality.ALIKE);
        assertThat(gate("wheat", "e1", version, "").outcome())
                .as("not all answers are right")
                .isEqualTo("FIRST_MODEL");
        promote("wheat", "e1", version, null, "");
        conclude("wheat", "e1");

        Admit.Output next = admit("wheat", "e2", "");
        assertThat(next.projectVersion()).isEqualTo(2);
    }

    @Test
    void aVersionThatWaitsIsJudgedAgainWhereProductionHasChanged() throws Exception {
        firstInProduction("maize");
        trained("maize", "e2", Quality.BETTER, "promote: ask");
        conclude("maize", "e2");
        promote(version("maize", "by hand"));

        Approve.Output approved = approve("maize", "p1", "");
        assertThat(approved).isEqualTo(new Approve.Output(2, 3, true, manifest("maize")));
        keepEvidence(registry.version("maize", 2), Quality.BETTER);
        assertThat(gate("maize", "p1", 2, "").outcome()).isEqualTo("PROMOTE");
        promote("maize", "p1", 2, 3, "requestedBy: ann");
        conclude("maize", "p1");

        assertThat(production("maize")).contains(2);
        assertThat(training("maize", "e2"))
                .extracting(Training::outcome, Training::detail)
                .containsExactly(Outcome.PROMOTED, "v2, approved by ann, execution p1");
        assertThatNothingIsNew("maize", "e3", "e2");
    }

    @Test
    void aVersionThatIsJudgedAgainAndIsNotBetterAnyMoreWaitsNoLonger() throws Exception {
        firstInProduction("beans");
        trained("beans", "e2", Quality.BETTER, "promote: ask");
        conclude("beans", "e2");
        promote(version("beans", "by hand"));

        approve("beans", "p1", "");
        keepEvidence(registry.version("beans", 2), Quality.ALIKE);
        assertThat(gate("beans", "p1", 2, "").promotes()).isFalse();
        conclude("beans", "p1");

        assertThat(production("beans")).contains(3);
        assertThat(registry.version("beans", 2).stage()).isEqualTo(Stage.ARCHIVED.text());
        assertThat(training("beans", "e2").outcome()).isEqualTo(Outcome.KEPT);
        assertThatThrownBy(() -> approve("beans", "p2", "")).isInstanceOf(NothingToApproveException.class);
        conclude("beans", "p2");
        assertThatNothingIsNew("beans", "e3", "e2");
    }

    @Test
    void aBlockIsLiftedOnlyWhenTheVersionGoesBackIntoProduction() throws Exception {
        promote(version("oats", "e1"));
        promote(version("oats", "e2"));
        apply("oats", "classes: %s".formatted(CLASSES));
        task(Rollback.class, "project: oats\nreason: it is blind").run(in("r1"));

        assertThat(approve("oats", "p1", "modelVersion: 2").champion()).isEqualTo(1);
        assertThat(ledger.blockedVersions().find("oats", 2)).isPresent();
        assertThatThrownBy(() -> promote("oats", "p1", 2, 1, "")).isInstanceOf(BlockedVersionException.class);
        assertThatThrownBy(() -> promote("oats", "p1", 2, 7, "force: true"))
                .isInstanceOf(ChampionChangedException.class);
        assertThat(ledger.blockedVersions().find("oats", 2)).isPresent();

        promote("oats", "p1", 2, 1, "force: true");

        assertThat(production("oats")).contains(2);
        assertThat(ledger.blockedVersions().find("oats", 2)).isEmpty();
    }

    @Test
    void whoeverEndsAPromotionLetsTheNextOneHaveTheProject() throws Exception {
        firstInProduction("rye");
        approve("rye", "p1", "modelVersion: 1");
        assertThat(ledger.leases().holder("train rye")).isPresent();

        Conclude.Output output = task(Conclude.class, "killed: p1").run(in("k1"));

        assertThat(output.outcome()).isEqualTo("KILLED");
        assertThat(ledger.leases().holder("train rye")).isEmpty();
        assertThat(task(Conclude.class, "killed: p1").run(in("k2")).outcome())
                .as("it has nothing any more")
                .isEmpty();
    }

    @Test
    void aTrainingThatIsEndedIsCalledKilledUnlessItsVersionIsInProduction() throws Exception {
        firstInProduction("hops");
        trained("hops", "e2", Quality.BETTER, "");
        assertThat(task(Conclude.class, "killed: e2").run(in("k1")).outcome()).isEqualTo("KILLED");
        assertThat(training("hops", "e2").outcome()).isEqualTo(Outcome.KILLED);
        assertThat(run("hops", "e2").tags()).containsEntry("hone.failure", "somebody ended it");

        trained("hops", "e3", Quality.BETTER, "");
        promote("hops", "e3", 3, 1, "");
        assertThat(task(Conclude.class, "killed: e3").run(in("k2")).outcome()).isEqualTo("PROMOTE");

        assertThat(training("hops", "e3").outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(training("hops", "e3").detail()).endsWith("; somebody ended it before serving was seen to follow");
        assertThat(run("hops", "e3").tags()).doesNotContainKey("hone.failure");
        assertThatNothingIsNew("hops", "e4", "e3");
    }

    private void firstInProduction(String project) throws Exception {
        importPictures(project, 1);
        assertThat(trained(project, "e1", Quality.ALIKE, "").outcome()).isEqualTo("FIRST_MODEL");
        promote(project, "e1", 1, null, "");
        assertThat(confirm(project, "e1", 1).replicas()).isZero();
        assertThat(conclude(project, "e1")).isEqualTo("FIRST_MODEL");
        assertThat(training(project, "e1").outcome()).isEqualTo(Outcome.PROMOTED);
    }

    /** The flow train up to the gate's word, whatever was judged before. */
    private Gate.Output trained(String project, String execution, Quality quality, String promote) throws Exception {
        pull(project, execution, "force: true\n" + promote);
        ModelVersion version = version(project, execution);
        keepEvidence(version, quality);
        return gate(project, execution, version.number(), promote);
    }

    private Admit.Output admit(String project, String execution, String more) throws Exception {
        return task(Admit.class, "project: %s\n%s".formatted(project, more)).run(in(execution));
    }

    private Pull.Output pull(String project, String execution, String more) throws Exception {
        assertThat(admit(project, execution, more).admitted()).isTrue();
        return task(Pull.class, "project: %s\nforce: %s".formatted(project, more.contains("force: true")))
                .run(in(execution));
    }

    private Gate.Output gate(String project, String execution, int version, String more) throws Exception {
        return task(Gate.class, "project: %s\nmodelVersion: %d\n%s".formatted(project, version, more))
                .run(in(execution));
    }

    private Approve.Output approve(String project, String execution, String more) throws Exception {
        return task(Approve.class, "project: %s\n%s".formatted(project, more)).run(in(execution));
    }

    private void promote(String project, String execution, int version, Integer champion, String more)
            throws Exception {
        task(
                        Promote.class,
                        "project: %s\nmodelVersion: %d\nreason: better\nchampion: %s\n%s"
                                .formatted(project, version, champion, more))
                .run(in(execution));
    }

    private Confirm.Output confirm(String project, String execution, int version) throws Exception {
        return task(Confirm.class, "project: %s\nmodelVersion: %d\n%s".formatted(project, version, NOW_OR_NEVER))
                .run(in(execution));
    }

    private String conclude(String project, String execution) throws Exception {
        return task(Conclude.class, "project: " + project).run(in(execution)).outcome();
    }

    private String concludeFailed(String project, String execution, String task, String words) throws Exception {
        return task(Conclude.class, "project: " + project)
                .run(failed(execution, Map.of(task, words)))
                .outcome();
    }

    private void assertThatNothingIsNew(String project, String execution, String judged) throws Exception {
        assertThat(pull(project, execution, "").fresh()).isFalse();
        assertThat(conclude(project, execution)).isEqualTo("NOTHING_NEW");
        assertThat(training(project, execution).outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(training(project, execution).detail())
                .startsWith("nothing new: the same data were judged with the same settings in execution " + judged);
    }

    private void importPictures(String project, int seed) throws Exception {
        Project known = apply(project, "classes: %s\ntraining: {epochs: 2}".formatted(CLASSES));
        List<LabelledPicture> pictures = PaintedCells.paint(seed, 30).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .toList();
        stores.datasets().importPictures(known, pictures.iterator(), "ann", "test", done -> {});
    }

    private Project apply(String name, String more) throws Exception {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "name: %s\n%s\n".formatted(name, more));
        Project project = ProjectFiles.read(file);
        ledger.projects().apply(project, "ann");
        return project;
    }

    /** What {@code Evaluate} leaves of a version and of the one in production. */
    private void keepEvidence(ModelVersion version, Quality quality) throws Exception {
        Contender champion =
                production(version.model()).map(DecidingIT::contender).orElse(null);
        List<Asked> test = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int truth = i % CLASSES.size();
            boolean gained = i < quality.gained;
            boolean lost = !gained && i < quality.gained + quality.lost;
            test.add(new Asked(
                    "%064x".formatted(i),
                    truth,
                    answer(lost ? truth + 1 : truth),
                    champion == null ? null : answer(gained ? truth + 1 : truth)));
        }
        Trial trial = new Trial(
                Trial.FORMAT,
                version.model(),
                manifest(version.model()),
                CLASSES.stream().map(id -> new ClassName(id, id)).toList(),
                contender(version.number()),
                champion,
                test,
                List.of());
        Run run = registry.run(version.run());
        Evidence.keep(registry, run, trial, in(version.run()).workingDir().path());
    }

    private static float[] answer(int index) {
        float[] answer = new float[CLASSES.size()];
        answer[index % CLASSES.size()] = 1;
        return answer;
    }

    private static Contender contender(int version) {
        return new Contender(version, "bundle " + version, CLASSES, 3_000_000, new Contender.Latency(4, 5, 100));
    }

    private String manifest(String project) {
        return ledger.trainings().newest(project, 1).getFirst().manifest();
    }

    private Training training(String project, String execution) {
        return ledger.trainings().find(project, execution).orElseThrow();
    }

    private RunDetails run(String project, String execution) {
        return registry.details(registry.runOf(project, execution).orElseThrow());
    }
}
