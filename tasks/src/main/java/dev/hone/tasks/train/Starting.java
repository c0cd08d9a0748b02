package dev.hone.tasks.train;

import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.BundleRefusedException;
import dev.hone.model.ClassName;
import dev.hone.model.StartingWeights;
import dev.hone.pictures.Sha256;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.projects.ProjectWeights;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.tasks.admission.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a training starts from: the version in production where it fits, else the learned weights of the project, else
 * nothing. What is found is told by {@link #params}, and a second try of the same training starts there, too, whatever is in
 * production by then.
 */
public final class Starting {
    private static final String STARTED_FROM = "started_from";
    private static final String WEIGHTS = "weights";

    private final Registry registry;
    private final Datasets datasets;
    private final Tables ledger;
    private final Optional<String> learned;

    /** @param learned the folder with the learned weights of projects */
    public Starting(Registry registry, Datasets datasets, Tables ledger, Optional<String> learned) {
        this.registry = registry;
        this.datasets = datasets;
        this.ledger = ledger;
        this.learned = learned;
    }

    /**
     * Puts what a run starts from into its working directory; a version's bundle is fetched beside that.
     *
     * @throws MissingWeightsException when the project's learned weights are needed and are not there
     */
    public Beginning find(Project project, Start start, Run run, Path work) throws IOException {
        Optional<String> before =
                Optional.ofNullable(registry.details(run).params().get(STARTED_FROM));
        if (before.isPresent()) {
            return begin(project, before.flatMap(Beginning::version), "an earlier try did so", work);
        }
        return switch (start) {
            case ANEW -> anew(project, "that was asked for", work);
            case PRODUCTION ->
                begin(
                        project,
                        ledger.assignments().production(project.name()).map(Assignment::version),
                        "nothing is in production",
                        work);
        };
    }

    /** What a run says of where it started, by which {@link #find} knows it. */
    public static Map<String, String> params(Project project, Beginning beginning) {
        return project.startingWeights()
                .map(weights -> Map.of(STARTED_FROM, beginning.name(), WEIGHTS, weights.sha256()))
                .orElseGet(() -> Map.of(STARTED_FROM, beginning.name()));
    }

    private Beginning begin(Project project, Optional<Integer> number, String otherwise, Path work) throws IOException {
        if (number.isEmpty()) {
            return anew(project, otherwise, work);
        }
        ModelVersion version = registry.version(project.name(), number.get());
        Path folder = work.resolveSibling(Beginning.name(version.number()));
        registry.download(version, folder);
        try {
            Bundle bundle = Bundle.open(folder);
            Optional<String> misfit = misfit(project, version, bundle.info());
            return misfit.isPresent()
                    ? anew(project, "%s %s".formatted(Beginning.name(version.number()), misfit.get()), work)
                    : goOn(project, version, bundle, work);
        } catch (BundleRefusedException e) {
            return anew(project, "%s is refused, %s".formatted(Beginning.name(version.number()), e.getMessage()), work);
        }
    }

    private Optional<String> misfit(Project project, ModelVersion version, BundleInfo info) {
        if (datasets.remembersErased(project.name(), version.number())) {
            return Optional.of("has learned from pictures that were erased since");
        }
        Map<String, String> params = version.run().isEmpty()
                ? Map.of()
                : registry.details(registry.run(version.run())).params();
        return misfit(project, info, Optional.ofNullable(params.get(WEIGHTS)));
    }

    /**
     * Why a project does not go on from a bundle, if there is a reason.
     *
     * @param learned the learned weights that the bundle comes from in the end; those of a project that names others, or that
     *     keeps stages as they are which this one has made out of nothing, are the better start
     */
    static Optional<String> misfit(Project project, BundleInfo info, Optional<String> learned) {
        if (!info.network().equals(project.network())) {
            return Optional.of("is another network, " + info.network());
        }
        if (!info.picture().equals(project.picture().spec())) {
            return Optional.of(
                    "sees pictures in another form, " + info.picture().words());
        }
        return project.startingWeights()
                .filter(wanted -> learned.filter(wanted.sha256()::equals).isEmpty())
                .map(wanted -> "does not come from these weights");
    }

    private static Beginning goOn(Project project, ModelVersion version, Bundle bundle, Path work) throws IOException {
        List<String> known = bundle.info().classes().stream().map(ClassName::id).toList();
        List<String> fresh = project.classes().stream()
                .map(ProjectClass::id)
                .filter(id -> !known.contains(id))
                .toList();
        String name = Beginning.name(version.number());
        String file = LearnedWeights.place(bundle.weights(), name + ".safetensors", work);
        return new Beginning(
                new StartingWeights(file, Sha256.hex(bundle.weights()), known),
                version.number(),
                fresh.isEmpty()
                        ? "goes on from %s".formatted(name)
                        : "goes on from %s, to which these classes are new: %s"
                                .formatted(name, String.join(", ", fresh)));
    }

    private Beginning anew(Project project, String why, Path work) throws IOException {
        StartingWeights weights = LearnedWeights.put(project, learned, work);
        String from = project.startingWeights().map(ProjectWeights::file).orElse("nothing");
        return new Beginning(weights, null, "starts from %s: %s".formatted(from, why));
    }
}
