package dev.hone.stores.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.ledger.Assignments.Beside;
import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequests.Wish;
import dev.hone.stores.ledger.Trainings.Order;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.stores.promotion.Mend.Kind;
import dev.hone.stores.promotion.RefusedVersions.Swept;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import dev.hone.stores.registry.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mlflow")
class RefusedVersionsIT {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Optional<String> HOUSEKEEPER = Optional.of("housekeeping");

    private static PromotionServers servers;
    private static Ledger ledger;
    private static Registry registry;
    private static Promotion promotion;
    private static Path bundle;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        servers = PromotionServers.start(folder);
        ledger = servers.ledger();
        registry = servers.registry();
        promotion = new Promotion(ledger, registry);
        bundle = Files.createDirectories(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("model.onnx"), "network");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void removesTheArtifactsOfWhatWasRefusedLongAgoAndTellsBefore() throws IOException {
        refused("cells", 1);
        ModelVersion second = refused("cells", 2);
        assertThat(sweep("cells", DAY, HOUSEKEEPER)).isEmpty();

        List<Swept> told = sweep("cells", Duration.ZERO, Optional.empty());
        assertThat(told).containsExactly(new Swept(1, 7), new Swept(2, 7));
        assertThat(registry.size(registry.run(second.run()))).isEqualTo(7);

        assertThat(sweep("cells", Duration.ZERO, HOUSEKEEPER)).isEqualTo(told);
        assertThat(registry.size(registry.run(second.run()))).isZero();
        assertThat(registry.details(second).artifactsRemoved()).isPresent();
        assertThat(ledger.audit().newest("cells", 9))
                .extracting(AuditEntry::by, AuditEntry::detail)
                .contains(tuple("housekeeping", "v2, refused long ago: 7 bytes"));
        assertThat(sweep("cells", Duration.ZERO, HOUSEKEEPER)).isEmpty();
    }

    @Test
    void keepsWhatAnybodyMayStillNeed() throws IOException {
        ModelVersion answeredOnce = refused("kept", 1);
        ModelVersion answers = refused("kept", 2);
        promotion.promote(answeredOnce, Optional.empty(), "ann", "by hand");
        promotion.promote(answers, Optional.of(1), "ann", "by hand");
        registry.alias("somebodys-own", refused("kept", 3));
        registry.stage(refused("kept", 4), Stage.STAGING);
        registry.stage(version("kept", 5), Stage.ARCHIVED);
        registry.stage(judged(version("kept", 6), "e6", Outcome.WITHHELD), Stage.ARCHIVED);
        ModelVersion shadow = refused("kept", 7);
        ledger.assignments().put(new Beside("kept", 7, shadow.run(), ModelRole.SHADOW, 0.5, "ann"));
        Run shared = registry.run(refused("kept", 8).run());
        registry.version("another-model", shared, "bundle");
        waiting("kept", 9);
        refused("kept", 10);

        assertThat(sweep("kept", Duration.ZERO, HOUSEKEEPER)).containsExactly(new Swept(10, 7));
    }

    @Test
    void finishesWhatWasBegun() throws IOException {
        ModelVersion version = refused("killed", 1);
        registry.tag(version, "hone.artifacts_removed", "2026-01-02T03:04:05Z");

        assertThat(sweep("killed", Duration.ZERO, HOUSEKEEPER)).containsExactly(new Swept(1, 7));
        assertThat(registry.details(version).artifactsRemoved()).hasToString("Optional[2026-01-02T03:04:05Z]");
        assertThat(sweep("killed", Duration.ZERO, HOUSEKEEPER)).isEmpty();
    }

    @Test
    void removesNothingForOneWhoLostTheLease() throws IOException {
        ModelVersion version = refused("fenced", 1);
        Lease lost = ledger.leases().take("train fenced", "e1", DAY).orElseThrow();
        ledger.leases().release(lost);

        assertThatThrownBy(() ->
                        new RefusedVersions(ledger.under(lost), registry).sweep("fenced", Duration.ZERO, HOUSEKEEPER))
                .isInstanceOf(LeaseLostException.class);
        assertThat(registry.size(registry.run(version.run()))).isEqualTo(7);
    }

    @Test
    void aVersionWithoutArtifactsIsPromotedNeitherByHoneNorByMlflow() throws IOException {
        ModelVersion first = version("gone", 1);
        promotion.promote(first, Optional.empty(), "ann", "the first");
        ModelVersion second = refused("gone", 2);
        sweep("gone", Duration.ZERO, HOUSEKEEPER);

        assertThatThrownBy(() -> promotion.promote(second, Optional.of(1), "ann", "by hand"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("the artifacts of gone v2 were removed on");
        registry.stage(second, Stage.PRODUCTION);
        assertThat(new Reconciler(ledger, registry, "first").runOnce())
                .filteredOn(mend -> mend.project().equals("gone"))
                .singleElement()
                .satisfies(mend -> {
                    assertThat(mend.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(mend.detail()).contains("was not followed: the artifacts of gone v2 were removed on");
                });
        servers.assertShown("gone", 1);
        assertThat(promotion.history("gone")).hasSize(1);
    }

    private static List<Swept> sweep(String project, Duration keep, Optional<String> by) {
        return new RefusedVersions(ledger, registry).sweep(project, keep, by);
    }

    private static ModelVersion refused(String project, int number) throws IOException {
        ModelVersion version = judged(version(project, number), "e" + number, Outcome.REFUSED);
        registry.stage(version, Stage.ARCHIVED);
        return version;
    }

    /** It waits for approval although another judgement went against it. */
    private static void waiting(String project, int number) throws IOException {
        String execution = "e" + number;
        TrainingRequest request = ledger.trainingRequests()
                .ask(new Wish(project, TrainingRequest.Reason.PERSON, "", "ann", Instant.now(), execution));
        ledger.trainings().admit(new Order(project, execution, "", Training.Wants.ASK, false, null, "code"), request);
        ModelVersion version = judged(version(project, number), execution, Outcome.PENDING);
        ledger.trainings().end(project, execution, Training.Outcome.PENDING, "waits");
        registry.stage(judged(version, execution + " again", Outcome.KEEP_CHAMPION), Stage.ARCHIVED);
    }

    private static ModelVersion judged(ModelVersion version, String execution, Outcome outcome) {
        ledger.verdicts()
                .insert(new Verdict(
                        version.model(),
                        execution,
                        "manifest",
                        version.run(),
                        version.number(),
                        null,
                        outcome,
                        List.of()));
        return version;
    }

    private static ModelVersion version(String project, int number) throws IOException {
        Run run = registry.run(project, "e" + number, Map.of());
        registry.upload(run, bundle, "bundle");
        return registry.version(project, run, "bundle");
    }
}
