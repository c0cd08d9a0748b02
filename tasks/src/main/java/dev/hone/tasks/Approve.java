package dev.hone.tasks;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Verdict;
import dev.hone.tasks.admission.Admission;
import dev.hone.tasks.conclude.Ending;
import io.kestra.core.models.annotations.Example;
import io.kestra.core.models.annotations.Plugin;
import io.kestra.core.models.property.Property;
import io.kestra.core.models.tasks.RunnableTask;
import io.kestra.core.models.tasks.Task;
import io.kestra.core.runners.RunContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds what a person wants in production, and whether the verdict on it still holds. */
@Schema(title = "Approve a version that waits for it, or choose any other.", description = """
                Waits for the project's lease. The newest version that waits for approval is taken if none is named. Where it was weighed \
                against a version that is not in production any more, it has to be judged again.""")
@Plugin(examples = @Example(title = "Promote the version of cells that waits for approval.", full = true, code = """
                                id: approve_cells
                                namespace: hone

                                tasks:
                                  - id: approve
                                    type: dev.hone.tasks.Approve
                                    project: cells
                                  - id: promote
                                    type: dev.hone.tasks.Promote
                                    project: cells
                                    modelVersion: "{{ outputs.approve.version }}"
                                    champion: "{{ outputs.approve.champion ?? null }}"
                                    reason: it was looked at
                                """))
public class Approve extends Task implements RunnableTask<Approve.Output> {
    @NotNull
    @Schema(title = "The project.")
    private Property<String> project;

    @Schema(title = "The version; the newest that waits for approval if left out.")
    private Property<Integer> modelVersion;

    public Property<String> getProject() {
        return project;
    }

    public Property<Integer> getModelVersion() {
        return modelVersion;
    }

    @Override
    public Output run(RunContext runContext) throws Exception {
        String name = runContext.render(project).as(String.class).orElseThrow();
        Optional<Integer> wanted = runContext.render(modelVersion).as(Integer.class);
        try (Stores stores = Stores.of(runContext)) {
            Ledger ledger = stores.ledger();
            ledger.projects().named(name);
            new Admission(ledger, stores.lease(name), runContext.logger()::info).enter();
            Optional<Verdict> pending = pending(ledger, name, wanted);
            int version = wanted.or(() -> pending.map(Verdict::challenger))
                    .orElseThrow(() -> NothingToApproveException.of(name));
            stores.registry().requireArtifacts(stores.registry().version(name, version));
            Integer champion = ledger.assignments()
                    .production(name)
                    .map(Assignment::version)
                    .orElse(null);
            boolean stale = pending.filter(verdict -> !Objects.equals(verdict.champion(), champion))
                    .filter(verdict -> !Objects.equals(verdict.challenger(), champion))
                    .isPresent();
            runContext.logger().info(words(name, version, pending, stale));
            return new Output(
                    version, champion, stale, pending.map(Verdict::manifest).orElse(""));
        }
    }

    private static Optional<Verdict> pending(Ledger ledger, String project, Optional<Integer> wanted) {
        List<Verdict> all = ledger.trainings().pending(project).stream()
                .flatMap(training -> ledger.verdicts().find(project, training.execution()).stream())
                .toList();
        return all.stream()
                .filter(verdict -> wanted.isEmpty() || verdict.challenger() == wanted.get())
                .findFirst();
    }

    private static String words(String project, int version, Optional<Verdict> pending, boolean stale) {
        String what = "%s v%d".formatted(project, version);
        if (pending.isEmpty()) {
            return what + " is chosen by hand, whatever its verdict was";
        }
        return stale
                ? what + " was weighed against a version that is not in production any more, and is judged again"
                : what + " is approved: " + Ending.reasons(pending.get());
    }

    /** What was chosen. */
    public record Output(
            @Schema(title = "The version.") int version,

            @Schema(title = "The version in production, if there is one.")
            Integer champion,

            @Schema(title = "Whether it has to be judged again.")
            boolean stale,

            @Schema(title = "The digest of the data set that it was judged on; empty if it did not wait for approval.")
            String manifest)
            implements io.kestra.core.models.tasks.Output {}
}
