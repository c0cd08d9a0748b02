package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Stage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes MLflow show what the ledger decided. First it writes into the ledger that it begins: should it be paused and go on
 * when something else was decided, its writes are known for what they are.
 */
final class Mirror {
    private static final String PRODUCTION = "production";
    private static final String PREVIOUS = "previous";

    private final Tables tables;
    private final Registry registry;

    Mirror(Tables tables, Registry registry) {
        this.tables = tables;
        this.registry = registry;
    }

    /** Shows an assignment; false when something else has been decided since. */
    boolean show(Assignment now) {
        OptionalLong mirroring = tables.mirrorings().begin(now);
        if (mirroring.isPresent()) {
            write(now, look(now.project()));
            tables.mirrorings().done(mirroring.getAsLong());
            tables.agreements().agree(now);
        }
        return mirroring.isPresent();
    }

    /** What MLflow shows. */
    Shown look(String project) {
        return new Shown(
                registry.versions(project).stream()
                        .filter(version -> version.stage().equals(Stage.PRODUCTION.text()))
                        .toList(),
                registry.aliased(project, PRODUCTION),
                registry.aliased(project, PREVIOUS).map(ModelVersion::number));
    }

    /** Whether that is what the ledger says. */
    boolean isRight(Shown shown, Assignment now) {
        return shown.isOnly(now.version()) && shown.previous().equals(expectedPrevious(now, shown));
    }

    /** The new one comes before the old one goes, so that there is one at any time. */
    private void write(Assignment now, Shown shown) {
        ModelVersion version = registry.version(now.project(), now.version());
        if (!shown.stages(now.version())) {
            registry.stage(version, Stage.PRODUCTION);
        }
        if (!shown.aliases(now.version())) {
            registry.alias(PRODUCTION, version);
        }
        shown.staged().stream()
                .filter(other -> other.number() != now.version())
                .forEach(other -> registry.stage(other, Stage.ARCHIVED));
        Optional<Integer> previous = expectedPrevious(now, shown);
        if (!shown.previous().equals(previous)) {
            previous.ifPresent(number -> registry.alias(PREVIOUS, registry.version(now.project(), number)));
        }
    }

    /** Where there is none to go back to, the alias may point anywhere. */
    private Optional<Integer> expectedPrevious(Assignment now, Shown shown) {
        return tables.promotions().previous(now.project()).or(shown::previous);
    }
}
