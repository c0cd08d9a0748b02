package dev.hone.stores.registry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.registry.RegistryException.Kind;
import dev.hone.stores.transfers.Transfers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a registry does on every MLflow that it must work with. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RegistryContract {
    private final String version;

    private Path folder;
    private MlflowServer server;
    private Registry registry;

    /** @param version the system property that names the MLflow */
    RegistryContract(String version) {
        this.version = version;
    }

    @BeforeAll
    void start(@TempDir Path given) throws Exception {
        folder = given;
        server = MlflowServer.start(folder, version);
        registry = Registry.open(server.settings());
    }

    @AfterAll
    void stop() throws Exception {
        registry.close();
        server.close();
    }

    @Test
    void findsTheRunOfAnExecutionInsteadOfMakingASecond() {
        Run first = registry.run("runs", "execution-1", Map.of("hone.manifest", "abc"));
        Run again = registry.run("runs", "execution-1", Map.of());
        Run other = registry.run("runs", "execution-2", Map.of());

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(registry.run(first.id())).isEqualTo(first);
        assertThat(first.artifacts()).startsWith("mlflow-artifacts:/");
    }

    @Test
    void manyWhoMakeTheRunOfOneExecutionAgreeOnOne() {
        Set<Run> runs = ConcurrentHashMap.newKeySet();
        Set<ModelVersion> versions = ConcurrentHashMap.newKeySet();
        Transfers.each(IntStream.range(0, 6).iterator(), i -> {
            try (Registry own = Registry.open(server.settings())) {
                Run run = own.run("raced", "execution-1", Map.of("by", "creator " + i));
                runs.add(run);
                versions.add(own.version("raced", run, "bundle"));
            }
        });

        assertThat(runs).containsExactly(registry.run("raced", "execution-1", Map.of()));
        assertThat(registry.details(runs.iterator().next()).tags().get("by")).startsWith("creator ");
        assertThat(registry.versions("raced")).containsExactlyElementsOf(versions);
    }

    @Test
    void takesParamsFiguresAndDataSetsAgainWhenAStepIsRepeated() {
        Run run = registry.run("logged", "execution-1", Map.of());
        Map<String, String> params = IntStream.range(0, 150).boxed().collect(toMap(i -> "p" + i, i -> "Wert " + i));
        List<Metric> losses = IntStream.range(0, 2100)
                .mapToObj(step -> new Metric("loss", 1.0 / (step + 1), 1_700_000_000_000L + step, step))
                .toList();
        DataSetInput input = new DataSetInput(
                "cells",
                "ab".repeat(32),
                URI.create("s3://hone/cells/manifests/abab.jsonl"),
                Map.of("train", 80, "test", 20));
        for (int i = 0; i < 2; i++) {
            registry.params(run, params);
            registry.metrics(run, losses);
            registry.input(run, input);
            registry.tags(run, Map.of("note", "ä"));
            registry.status(run, RunStatus.FINISHED);
        }
        RunDetails details = registry.details(run);

        assertThat(details.params()).isEqualTo(params);
        assertThat(details.inputs()).isEqualTo(Map.of("cells", input));
        assertThat(details.tags()).containsEntry("note", "ä");
        assertThat(details.metrics()).containsOnlyKeys("loss");
        assertThat(details.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(registry.history(run, "loss")).containsExactlyInAnyOrderElementsOf(losses);
        for (int i = 0; i < 2; i++) {
            registry.untag(run, "note");
        }
        assertThat(registry.details(run).tags()).doesNotContainKey("note");
        registry.status(run, RunStatus.RUNNING);
        assertThat(registry.details(run).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void bringsAFolderUpAndDownThroughTheProxy(@TempDir Path work) throws Exception {
        Path up = Files.createDirectories(work.resolve("up"));
        Files.createDirectories(up.resolve("probes"));
        Files.writeString(up.resolve("bundle.json"), "{}");
        for (int i = 0; i < 30; i++) {
            Files.write(up.resolve("probes/ä b" + i + ".png"), new byte[i]);
        }
        Run run = registry.run("artifacts", "execution-1", Map.of());
        registry.upload(run, up, "bundle");
        registry.upload(run, up, "bundle");
        registry.upload(run, List.of(Files.writeString(work.resolve("later.txt"), "later")), "bundle");

        ModelVersion version = registry.version("artifacts", run, "bundle");
        registry.download(version, work.resolve("down"));

        assertThat(work.resolve("down/bundle.json")).hasContent("{}");
        assertThat(work.resolve("down/later.txt")).hasContent("later");
        assertThat(work.resolve("down/probes/ä b29.png")).hasBinaryContent(new byte[29]);
        try (Stream<Path> files = Files.walk(work.resolve("down"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(32);
        }
    }

    @Test
    void saysThatAnArtifactIsNotWhatWasUploaded(@TempDir Path work) throws Exception {
        Run run = registry.run("damaged", "execution-1", Map.of());
        registry.upload(run, List.of(Files.writeString(work.resolve("a.txt"), "right")), "bundle");
        Path stored;
        try (Stream<Path> files = Files.walk(folder.resolve("artifacts"))) {
            stored = files.filter(file -> file.endsWith(Path.of(run.id(), "artifacts", "bundle", "a.txt")))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(stored, "wrong");
        assertThatThrownBy(() -> registry.download(run, "bundle", work.resolve("one")))
                .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.DAMAGED))
                .hasMessageContaining("bundle/a.txt in MLflow is damaged: its SHA-256 is");

        Files.move(stored, stored.resolveSibling("b.txt"));
        assertThatThrownBy(() -> registry.download(run, "bundle", work.resolve("two")))
                .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.DAMAGED))
                .hasMessageContaining("it was uploaded and is gone");
    }

    @Test
    void erasesAPictureFromThePagesOfAllVersions() throws Exception {
        Path page = Files.createDirectories(folder.resolve("page/thumbnails"));
        for (int i = 0; i < 21; i++) {
            Files.writeString(page.resolve("%02d.png".formatted(i)), "picture " + i);
        }
        for (String execution : List.of("execution-1", "execution-2")) {
            Run run = registry.run("pages", execution, Map.of());
            registry.version("pages", run, "bundle");
            registry.upload(run, page.getParent(), Page.VERDICT.path());
        }

        assertThat(registry.eraseFromPages("pages", "20")).isEqualTo(2);
        assertThat(registry.eraseFromPages("pages", "20")).isZero();
        Path found = folder.resolve("found");
        registry.download(registry.run("pages", "execution-2", Map.of()), Page.VERDICT.path(), found);
        try (Stream<Path> left = Files.list(found.resolve("thumbnails"))) {
            assertThat(left).hasSize(20).doesNotContain(found.resolve("thumbnails/20.png"));
        }
    }

    @Test
    void removesTheArtifactsOfAVersionForGoodAndKeepsTheVersion(@TempDir Path work) throws Exception {
        Path page = Files.createDirectories(work.resolve("page/thumbnails"));
        Files.writeString(page.resolve("20.png"), "picture");
        Path bundle = Files.writeString(work.resolve("model.onnx"), "network");
        List<ModelVersion> versions = List.of("execution-1", "execution-2").stream()
                .map(execution -> registry.run("archived", execution, Map.of()))
                .map(run -> {
                    registry.upload(run, List.of(bundle), "bundle");
                    registry.upload(run, page.getParent(), Page.VERDICT.path());
                    return registry.version("archived", run, "bundle");
                })
                .toList();
        ModelVersion gone = versions.getFirst();
        Run run = registry.run(gone.run());
        registry.metrics(run, List.of(new Metric("test_accuracy", 0.5, 1_700_000_000_000L, 0)));
        assertThat(registry.size(run)).isEqualTo(14);
        assertThat(registry.versions(run)).containsExactly(gone);
        assertThat(registry.details(gone).artifactsRemoved()).isEmpty();

        Instant before = Instant.now().minusSeconds(1);
        registry.removeArtifacts(gone);
        Instant first = registry.details(gone).artifactsRemoved().orElseThrow();
        registry.removeArtifacts(gone);

        assertThat(first).isAfter(before);
        assertThat(registry.details(gone).artifactsRemoved()).hasValue(first);
        assertThat(registry.size(run)).isZero();
        assertThatThrownBy(() -> registry.download(gone, work.resolve("none")))
                .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.REMOVED))
                .hasMessageContainingAll("the artifacts of archived v1 were removed on", "train again");
        assertThat(registry.versions("archived")).hasSize(2);
        assertThat(registry.details(run).metrics()).containsEntry("test_accuracy", 0.5);
        assertThat(registry.eraseFromPages("archived", "20")).isEqualTo(1);
        registry.download(versions.getLast(), work.resolve("other"));
        assertThat(work.resolve("other/model.onnx")).hasContent("network");
    }

    @Test
    void tellsWhoPointsAtAVersionAndWhenItWasMovedLast() {
        ModelVersion version = registry.version("moved", registry.run("moved", "execution-1", Map.of()), "bundle");
        Instant made = registry.details(version).changed();
        registry.alias("somebodys-own", version);
        registry.tag(version, "note", "does not count");
        assertThat(registry.details(version).aliases()).containsExactly("somebodys-own");
        assertThat(registry.details(version).changed()).isEqualTo(made);

        registry.stage(version, Stage.ARCHIVED);
        assertThat(registry.details(version).changed()).isAfter(made);
    }

    @Test
    void registersARunOnceAndMovesItThroughStagesAndAliases() {
        Run run = registry.run("versions", "execution-1", Map.of());
        ModelVersion version = registry.version("versions", run, "bundle");
        assertThat(registry.version("versions", run, "bundle").number()).isEqualTo(version.number());
        assertThat(registry.aliased("versions", "production")).isEmpty();
        assertThat(registry.aliased("no-such-model", "production")).isEmpty();

        registry.stage(version, Stage.PRODUCTION);
        registry.alias("production", version);
        registry.tag(version, "hone.verdict", "FIRST_MODEL");
        assertThat(registry.details(version).tags()).isEqualTo(Map.of("hone.verdict", "FIRST_MODEL"));

        assertThat(registry.aliased("versions", "production")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(version.number());
            assertThat(found.stage()).isEqualTo("Production");
            assertThat(found.run()).isEqualTo(run.id());
        });
    }

    @Test
    void listsVersionsAndTakesAliasesAway() {
        assertThat(registry.versions("listed")).isEmpty();
        for (int i = 1; i <= 3; i++) {
            registry.version("listed", registry.run("listed", "execution-" + i, Map.of()), "bundle");
        }
        ModelVersion second = registry.version("listed", 2);
        registry.stage(second, Stage.STAGING);
        registry.alias("challenger", second);

        assertThat(registry.versions("listed"))
                .extracting(ModelVersion::number, ModelVersion::stage)
                .containsExactly(tuple(1, "None"), tuple(2, "Staging"), tuple(3, "None"));
        registry.unalias("listed", "challenger");
        registry.unalias("listed", "challenger");
        registry.unalias("no-such-model", "challenger");
        assertThat(registry.aliased("listed", "challenger")).isEmpty();
    }

    @Test
    void saysWhatIsMissing(@TempDir Path work) {
        Run run = registry.run("missing", "execution-1", Map.of());
        assertThatThrownBy(() -> registry.download(run, "nothing", work.resolve("x")))
                .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.MISSING))
                .hasMessageContaining("no artifacts");
        assertThatThrownBy(() -> registry.version("missing", 7))
                .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.MISSING))
                .hasMessageContaining("404");
    }

    @Test
    void saysWhichLoginIsRefused() {
        URI url = server.settings().url();
        Login wrong = new Login("somebody", new Secret("wrong"));
        assertEverythingIsRefused(
                new RegistrySettings(url, Optional.of(wrong)),
                "MLflow at %s refuses the login of 'somebody': correct HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                        .formatted(url));
        assertEverythingIsRefused(
                new RegistrySettings(url, Optional.empty()),
                "MLflow at %s asks for a login: set HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD".formatted(url));
    }

    /** What is read, what is written, and both ways of the artifacts. */
    private void assertEverythingIsRefused(RegistrySettings settings, String message) {
        Run run = registry.run("guarded", "execution-1", Map.of());
        try (Registry stranger = Registry.open(settings)) {
            List<ThrowingCallable> calls = List.of(
                    () -> stranger.run("guarded", "execution-1", Map.of()),
                    () -> stranger.status(run, RunStatus.FINISHED),
                    () -> stranger.aliased("guarded", "production"),
                    () -> stranger.upload(run, List.of(folder.resolve("auth.ini")), "stolen"),
                    () -> stranger.download(run, "stolen", folder.resolve("stolen")));
            assertThat(calls)
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOfSatisfying(
                                    RegistryException.class,
                                    refused ->
                                            assertThat(refused.isLoginRefused()).isTrue())
                            .hasMessage(message));
        }
    }

    @Test
    void saysThatItIsOutOfReach() {
        try (Registry away = Registry.open(new RegistrySettings(URI.create("http://127.0.0.1:1"), Optional.empty()))) {
            assertThatThrownBy(() -> away.run("cells", "execution-1", Map.of()))
                    .isInstanceOfSatisfying(RegistryException.class, e -> is(e, Kind.UNREACHABLE))
                    .hasMessageContainingAll("out of reach at http://127.0.0.1:1", "is HONE_MLFLOW_URL right?");
        }
    }

    private static void is(RegistryException e, Kind kind) {
        assertThat(e.kind()).isEqualTo(kind);
    }
}
