package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.BlockedVersionException;
import dev.hone.stores.ledger.LeaseLostException;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts versions into production. The ledger decides by compare-and-set, then MLflow is made to show the same.
 *
 * <p>When MLflow is away the decision stands, although the call fails: it may be repeated, and the {@link Reconciler}
 * shows what was decided in any case. With tables that are {@link Tables#under under a lease} a caller who lost it
 * decides nothing, and gets a {@link LeaseLostException}.
 */
public final class Promotion {
    private static final String CHALLENGER = "challenger";

    private final Tables tables;
    private final Registry registry;
    private final Mirror mirror;

    public Promotion(Tables tables, Registry registry) {
        this.tables = tables;
        this.registry = registry;
        this.mirror = new Mirror(tables, registry);
    }

    /**
     * Makes a version the one that answers. Where it is already, only the mirror is made good.
     *
     * @param champion the version that must still be in production, or nothing when none may be
     * @throws ChampionChangedException when somebody else promoted in between
     * @throws BlockedVersionException when the version was taken out of production and nobody lifted that
     * @throws RegistryException {@link RegistryException.Kind#REMOVED} when its artifacts were removed
     */
    public Assignment promote(ModelVersion challenger, Optional<Integer> champion, String by, String reason) {
        return promote(challenger, champion, by, reason, tables.assignments()::change);
    }

    /** The same, also for a version that was taken out of production: that it was blocked is lifted where it goes back there. */
    public Assignment force(ModelVersion challenger, Optional<Integer> champion, String by, String reason) {
        return promote(challenger, champion, by, reason, tables.assignments()::force);
    }

    /**
     * Takes a version out of production, in favour of the one before it, and blocks it. Where that was done already, only
     * the mirror is made good.
     *
     * @throws RollbackException when another version is in production, or there is none to go back to
     */
    public Assignment rollback(String project, int version, String by, String reason) {
        Assignment now = now(project);
        if (now.version() == version) {
            return replace(now, before(now), by, reason);
        }
        if (!last(project).filter(row -> tookOut(row, version)).isPresent()) {
            throw RollbackException.another(project, version, now.version());
        }
        mirror.show(now);
        return now;
    }

    /**
     * Goes back to a version that was in production, and blocks the one that is. Where the same caller did that already,
     * only the mirror is made good.
     *
     * @param to nothing for the version before
     * @param by nobody else's name, and another one each time
     * @throws RollbackException when that version is in production now, or never was
     */
    public Assignment rollbackTo(String project, Optional<Integer> to, String by, String reason) {
        Assignment now = now(project);
        if (last(project).filter(row -> isRollback(row) && row.by().equals(by)).isPresent()) {
            mirror.show(now);
            return now;
        }
        return replace(now, to.map(number -> earlier(now, number)).orElseGet(() -> before(now)), by, reason);
    }

    /** The version to go back to: the last one before that in production that is not blocked. */
    public Optional<Integer> previous(String project) {
        return tables.promotions().previous(project);
    }

    /** What was in production, why, by whom and made of which data; the newest first. */
    public List<Promoted> history(String project) {
        return tables.promotions().history(project);
    }

    /** Shows in MLflow that a version is being judged. */
    public void challenge(ModelVersion challenger) {
        registry.stage(challenger, Stage.STAGING);
        registry.alias(CHALLENGER, challenger);
    }

    /** Shows in MLflow that a version was judged and is not wanted. The one that answers stays what it is. */
    public void dismiss(ModelVersion challenger) {
        Optional<Assignment> now = tables.assignments().production(challenger.model());
        if (now.isPresent() && now.get().version() == challenger.number()) {
            return;
        }
        registry.stage(challenger, Stage.ARCHIVED);
        registry.aliased(challenger.model(), CHALLENGER)
                .filter(named -> named.number() == challenger.number())
                .ifPresent(named -> registry.unalias(named.model(), CHALLENGER));
    }

    private Assignment promote(
            ModelVersion challenger,
            Optional<Integer> champion,
            String by,
            String reason,
            Function<Change, Optional<Assignment>> decision) {
        Optional<Assignment> now = tables.assignments().production(challenger.model());
        if (now.isPresent() && now.get().version() == challenger.number()) {
            mirror.show(now.get());
            return now.get();
        }
        if (!now.map(Assignment::version).equals(champion)) {
            throw ChampionChangedException.of(challenger, champion, now);
        }
        registry.requireArtifacts(challenger);
        Assignment after = decision.apply(new Change(
                        challenger.model(),
                        challenger.number(),
                        challenger.run(),
                        now.map(Assignment::sequence).orElse(0L),
                        by,
                        reason))
                .orElseThrow(() -> ChampionChangedException.of(
                        challenger, champion, tables.assignments().production(challenger.model())));
        mirror.show(after);
        return after;
    }

    private Assignment replace(Assignment now, Promoted target, String by, String reason) {
        Assignment after = tables.assignments()
                .replace(new Change(
                        now.project(),
                        target.version(),
                        target.run(),
                        now.sequence(),
                        by,
                        reason,
                        Promoted.Kind.ROLLBACK))
                .orElseThrow(() -> RollbackException.changed(now.project()));
        mirror.show(after);
        return after;
    }

    private Assignment now(String project) {
        return tables.assignments().production(project).orElseThrow(() -> RollbackException.nothing(project));
    }

    private Promoted before(Assignment now) {
        return previous(now.project())
                .flatMap(number -> find(now.project(), number))
                .orElseThrow(() -> RollbackException.nowhere(now.project(), now.version()));
    }

    private Promoted earlier(Assignment now, int number) {
        if (number == now.version()) {
            throw RollbackException.already(now.project(), number);
        }
        return find(now.project(), number).orElseThrow(() -> RollbackException.never(now.project(), number));
    }

    private Optional<Promoted> find(String project, int number) {
        return history(project).stream().filter(row -> row.version() == number).findFirst();
    }

    private Optional<Promoted> last(String project) {
        return history(project).stream().findFirst();
    }

    private static boolean tookOut(Promoted row, int version) {
        return isRollback(row) && row.before() != null && row.before() == version;
    }

    private static boolean isRollback(Promoted row) {
        return row.kind() == Promoted.Kind.ROLLBACK;
    }
}
