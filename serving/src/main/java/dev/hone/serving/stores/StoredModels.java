package dev.hone.serving.stores;

import dev.hone.model.ClassName;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.KnownProject.PutIntoProduction;
import dev.hone.serving.models.ModelSource;
import dev.hone.serving.models.ProductionVersion;
import dev.hone.serving.models.Refusal;
import dev.hone.serving.models.Serves;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Versions from the ledger, bundles from MLflow. */
final class StoredModels implements ModelSource {
    private final LedgerDoor ledger;
    private final Registry registry;
    private final String instance = "serving-" + UUID.randomUUID();

    StoredModels(LedgerDoor ledger, Registry registry) {
        this.ledger = ledger;
        this.registry = registry;
    }

    @Override
    public List<KnownProject> projects() {
        return ledger.knock(StoredModels::projects);
    }

    private static List<KnownProject> projects(Ledger open) {
        Map<String, Assignment> production =
                open.assignments().all().stream().collect(Collectors.toMap(Assignment::project, Function.identity()));
        return open.projects().all().stream()
                .map(project -> known(
                        project,
                        open.projects().version(project.name()),
                        Optional.ofNullable(production.get(project.name()))))
                .toList();
    }

    @Override
    public void fetch(String project, ProductionVersion version, Path directory) {
        registry.download(registry.version(project, version.number()), directory);
    }

    @Override
    public void report(List<Serves> projects) {
        List<Instance> instances = projects.stream()
                .map(serves -> new Instance(
                        instance,
                        serves.project(),
                        serves.version().orElse(null),
                        serves.refused().map(Refusal::version).orElse(null),
                        serves.refused().map(Refusal::reason).orElse(null),
                        null))
                .toList();
        ledger.open().instances().report(instances);
    }

    @Override
    public void leave() {
        ledger.open().instances().remove(instance);
    }

    private static KnownProject known(Project project, Optional<Integer> version, Optional<Assignment> assignment) {
        return new KnownProject(
                project.name(),
                version,
                project.classes().stream()
                        .map(known -> new ClassName(known.id(), known.label()))
                        .toList(),
                !Duration.ZERO.equals(project.keepPredictions()),
                assignment.map(found -> new ProductionVersion(found.version(), found.run())),
                assignment.map(found -> new PutIntoProduction(found.since(), found.by())));
    }
}
