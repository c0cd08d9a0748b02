package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.LedgerException.Kind;
import dev.hone.stores.ledger.Projects.Applied;
import dev.hone.stores.ledger.Projects.AppliedFile;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.projects.ProjectFile;
import dev.hone.stores.real.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerIT {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void saysWhyItCannotBeOpened() {
        LedgerSettings right = server.empty();
        assertThatThrownBy(() -> open(right.url().replace("/hone", "/nothing"), right.user()))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATABASE_MISSING))
                .hasMessageContaining("/nothing");
        String url = right.url().replaceAll("\\?.*", "");
        assertThatThrownBy(() -> open(url, "nobody"))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN_REFUSED));
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/hone", "hone"))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void keepsEveryVersionOfAProjectAndAppliesOnlyChanges() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            Projects projects = ledger.projects();
            assertThat(projects.apply(project("neutrophil", "monocyte"), "ann")).isEqualTo(Applied.CREATED);
            assertThat(projects.apply(project("neutrophil", "monocyte"), "ben")).isEqualTo(Applied.UNCHANGED);
            assertThat(projects.apply(project("neutrophil", "basophil"), "ben")).isEqualTo(Applied.CHANGED);

            assertThat(projects.named("cells")).isEqualTo(project("neutrophil", "basophil"));
            assertThat(projects.all()).containsExactly(project("neutrophil", "basophil"));
            assertThatThrownBy(() -> projects.named("cels"))
                    .isInstanceOf(UnknownProjectException.class)
                    .hasMessage("no project is named 'cels'; there are: cells");
        }
    }

    @Test
    void knowsTheNewestJudgementOfAPicture() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            Judgement first = judgement("01A", "monocyte");
            Judgement second = judgement("01B", "basophil");
            ledger.judgements().insert(List.of(second, first));
            ledger.judgements().insert(List.of(first));

            assertThat(ledger.judgements().newest("cells", "digest")).contains(second);
            assertThat(ledger.judgements().all("cells")).containsExactly(first, second);
            assertThat(ledger.judgements().newest("cells", "other")).isEmpty();
        }
    }

    @Test
    void keepsTheFirstVerdictOfAnExecution() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            Verdict first = new Verdict(
                    "cells",
                    "e1",
                    "m",
                    "r",
                    1,
                    null,
                    Outcome.FIRST_MODEL,
                    List.of(new Verdict.Reason("first_model", null, null, "it is the first")));
            assertThat(ledger.verdicts().insert(first)).isEqualTo(first);
            assertThat(ledger.verdicts().insert(new Verdict("cells", "e1", "m", "r", 2, 1, Outcome.PROMOTE, List.of())))
                    .isEqualTo(first);
            assertThat(ledger.verdicts().find("cells", "e1")).contains(first);
            assertThat(ledger.verdicts().newest("cells", 2)).isEmpty();
        }
    }

    @Test
    void findsTheNewestVerdictOnAVersion() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            Verdict pending = new Verdict("cells", "e1", "m", "r", 2, 1, Outcome.PENDING, List.of());
            Verdict again = new Verdict(
                    "cells",
                    "e2",
                    "m",
                    "r",
                    2,
                    3,
                    Outcome.REFUSED,
                    List.of(new Verdict.Reason("class_not_worse", "fails", "monocyte", "Worse on Monocyte.")));
            ledger.verdicts().insert(pending);
            ledger.verdicts().insert(again);
            assertThat(ledger.verdicts().newest("cells", 2)).contains(again);
        }
    }

    @Test
    void changesProductionOnlyForThoseWhoSawTheNewestState() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            Assignments assignments = ledger.assignments();
            assertThat(assignments.change(change(1, 1))).isEmpty();
            assertThat(assignments.change(change(1, 0)))
                    .hasValueSatisfying(a -> assertThat(a.sequence()).isEqualTo(1));
            assertThat(assignments.change(change(2, 0))).isEmpty();
            assertThat(assignments.change(change(2, 1))).hasValueSatisfying(a -> {
                assertThat(a.version()).isEqualTo(2);
                assertThat(a.sequence()).isEqualTo(2);
            });
            assertThat(assignments.production("cells"))
                    .hasValueSatisfying(a -> assertThat(a.version()).isEqualTo(2));
            assertThat(assignments.all()).hasSize(1);
            assertThat(assignments.production("leaves")).isEmpty();
        }
    }

    @Test
    void letsOneOfManyPromotersThrough() throws Exception {
        LedgerSettings settings = server.empty();
        try (Ledger ledger = Ledger.open(settings);
                ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                int version = i;
                tries.add(pool.submit(
                        () -> ledger.assignments().change(change(version, 0)).isPresent()));
            }
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void forgetsReplicasThatAreSilentOrSayGoodBye() {
        try (Ledger ledger = Ledger.open(server.empty())) {
            ledger.instances().report(List.of(new Instance("a", "cells", 1, null, null, null)));
            ledger.instances().report(List.of(new Instance("a", "cells", 2, null, null, null)));
            ledger.instances().report(List.of(new Instance("b", "cells", null, 2, "refused: it lies", null)));
            assertThat(ledger.instances().alive("cells", Duration.ofMinutes(1)))
                    .extracting(Instance::version, Instance::refused, Instance::reason)
                    .containsExactly(tuple(2, null, null), tuple(null, 2, "refused: it lies"));
            ledger.instances().remove("b");
            assertThat(ledger.instances().alive("cells", Duration.ofMinutes(1)))
                    .extracting(Instance::id)
                    .containsExactly("a");
            assertThat(ledger.instances().alive("cells", Duration.ZERO)).isEmpty();
        }
    }

    private static void open(String url, String user) {
        Ledger.open(new LedgerSettings(url, user, new Secret("x"))).close();
    }

    @Test
    void appliesAFileOnceAndNotOverWhatSomebodyElseHasChanged() {
        Project file = project("healthy", "rust");
        Project web = project("healthy", "spots");
        try (Ledger ledger = Ledger.open(server.empty())) {
            Projects projects = ledger.projects();
            assertThat(apply(projects, file, "1", false)).isEqualTo(Applied.CREATED);
            assertThat(apply(projects, file, "1", false)).isEqualTo(Applied.UNCHANGED);
            assertThat(apply(projects, file, "2", false)).as("a comment").isEqualTo(Applied.UNCHANGED);

            projects.apply(web, "ann");
            assertThat(apply(projects, file, "2", false)).as("the same file").isEqualTo(Applied.UNCHANGED);
            assertThat(projects.apply(new ProjectFile(Path.of("cells.yaml"), "3", file), false, "ben"))
                    .isEqualTo(new AppliedFile(Applied.OVERTAKEN, web, "ann"));
            assertThat(projects.find("cells")).contains(web);

            assertThat(apply(projects, file, "3", true)).isEqualTo(Applied.CHANGED);
            assertThat(projects.find("cells")).contains(file);
            assertThat(apply(projects, web, "4", false))
                    .as("nobody came between")
                    .isEqualTo(Applied.CHANGED);
        }
    }

    private static Applied apply(Projects projects, Project project, String digest, boolean overwrite) {
        return projects.apply(new ProjectFile(Path.of("cells.yaml"), digest, project), overwrite, "ben")
                .applied();
    }

    private static Project project(String... classes) {
        List<ProjectClass> list =
                List.of(classes).stream().map(id -> new ProjectClass(id, null)).toList();
        return new Project("cells", "Cells", list, null, null, null, null, null);
    }

    private static Judgement judgement(String id, String label) {
        Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
        return new Judgement(
                id, "cells", "digest", Judgement.Kind.CORRECT, label, "ann", at, Judgement.Via.API, "p", null, false);
    }

    private static Change change(int version, long expected) {
        return new Change("cells", version, "run" + version, expected, "ann", "better");
    }
}
