package dev.hone.tasks.train;

import dev.hone.model.Bundle;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.promotion.Promotion;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.util.List;

/** Makes a model version of what a training left, in stage Staging, and keeps what it was made of. */
public final class Registration {
    private static final String BUNDLE = "bundle";
    private static final String TRAINING = "training";

    private final Registry registry;
    private final Tables held;

    /** @param held the tables of who alone trains this project */
    public Registration(Registry registry, Tables held) {
        this.registry = registry;
        this.held = held;
    }

    /**
     * What a training was made of.
     *
     * @param manifest the digest of the data set
     * @param projectVersion the version of the project's definition
     * @param code the version of Hone's code
     * @param execution the Kestra execution that asked
     * @param startedFrom the version whose weights it started from, or null where it began anew
     */
    public record Origin(String manifest, int projectVersion, String code, String execution, Integer startedFrom) {}

    /** Registers what came of a run; done again, it comes to the same version. */
    public ModelVersion register(Run run, TrainingProcess.Result result, Origin origin) {
        Bundle bundle = Bundle.open(result.bundle());
        registry.upload(run, bundle.directory(), BUNDLE);
        registry.upload(run, List.of(result.report()), TRAINING);
        ModelVersion version = registry.version(bundle.info().project(), run, BUNDLE);
        held.lineages()
                .insert(new Lineage(
                        version.model(),
                        version.number(),
                        version.run(),
                        origin.manifest(),
                        origin.projectVersion(),
                        origin.execution(),
                        origin.startedFrom()));
        tag(version, origin);
        new Promotion(held, registry).challenge(version);
        return version;
    }

    /** So that whoever looks at MLflow alone sees what a version was made of. */
    private void tag(ModelVersion version, Origin origin) {
        registry.tag(version, "hone.manifest", origin.manifest());
        registry.tag(version, "hone.code", origin.code());
        registry.tag(version, "hone.project_version", String.valueOf(origin.projectVersion()));
    }
}
