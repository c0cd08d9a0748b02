package dev.hone.ui.models;

import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import dev.hone.ui.frame.Notice;
import java.util.Optional;
import java.util.function.Function;

/**
 * MLflow as one page asks it. After its first failure it is not asked again: nobody waits for every part of a page in turn.
 * For one thread.
 */
final class RegistryLook {
    private final Registry registry;
    private RegistryException away;

    RegistryLook(Registry registry) {
        this.registry = registry;
    }

    /** What MLflow says; empty when it does not have it, or does not answer. */
    <T> Optional<T> ask(Function<Registry, T> question) {
        if (away != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(registry));
        } catch (RegistryException e) {
            // what somebody removed is missing from the page, and nothing else is
            away = e.isMissing() ? null : e;
            return Optional.empty();
        }
    }

    /** The figures of the run that made a version. */
    Figures figures(Standing standing, int number) {
        return standing.run(number)
                .flatMap(id -> ask(asked -> asked.details(new Run(id, "", ""))))
                .map(details -> new Figures(details.metrics()))
                .orElse(Figures.NONE);
    }

    /** What is missing from the page, when something is; or null. */
    Notice missing() {
        return away == null
                ? null
                : new Notice(
                        200,
                        "MLflow cannot be asked right now",
                        away.getMessage(),
                        "What is shown comes from the ledger: which version answers, what was decided and why. Figures, "
                                + "downloads and versions that were never decided on are shown again when MLflow is back.");
    }
}
