package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Assignments;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Stage;
import java.util.Optional;

/** Puts versions into production. The ledger decides by compare-and-set, then MLflow is made to show the same. */
public final class Promotion {
    private static final String PRODUCTION = "production";
    private static final String PREVIOUS = "previous";

    private final Ledger ledger;
    private final Registry registry;

    public Promotion(Ledger ledger, Registry registry) {
        this.ledger = ledger;
        this.registry = registry;
    }

    /**
     * Makes a version the one that answers. Where it is already, only the mirror is made good.
     *
     * @param champion the version that must still be in production, or nothing when none may be
     * @throws ChampionChangedException when somebody else promoted in between
     */
    public Assignment promote(ModelVersion challenger, Optional<Integer> champion, String by, String reason) {
        Optional<Assignment> now = ledger.assignments().production(challenger.model());
        if (now.isPresent() && now.get().version() == challenger.number()) {
            mirror(challenger, champion);
            return now.get();
        }
        if (!now.map(Assignment::version).equals(champion)) {
            throw ChampionChangedException.of(challenger, champion, now);
        }
        Assignment after = ledger.assignments()
                .change(new Assignments.Change(
                        challenger.model(),
                        challenger.number(),
                        challenger.run(),
                        now.map(Assignment::sequence).orElse(0L),
                        by,
                        reason))
                .orElseThrow(() -> ChampionChangedException.of(
                        challenger, champion, ledger.assignments().production(challenger.model())));
        mirror(challenger, champion);
        return after;
    }

    private void mirror(ModelVersion challenger, Optional<Integer> champion) {
        registry.stage(challenger, Stage.PRODUCTION);
        registry.alias(PRODUCTION, challenger);
        champion.ifPresent(number -> {
            ModelVersion previous = registry.version(challenger.model(), number);
            registry.stage(previous, Stage.ARCHIVED);
            registry.alias(PREVIOUS, previous);
        });
    }
}
