package dev.hone.stores.promotion;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.BlockedVersionException;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Tables;
import dev.hone.stores.promotion.Mend.Kind;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import java.util.Optional;

/** One look at one project. The ledger is read first: a promotion that is made while MLflow is read makes any change fail. */
final class Reconciliation {
    private static final String BY = "MLflow";

    private final Tables tables;
    private final Registry registry;
    private final Mirror mirror;
    private final String project;

    Reconciliation(Tables tables, Registry registry, String project) {
        this.tables = tables;
        this.registry = registry;
        this.mirror = new Mirror(tables, registry);
        this.project = project;
    }

    Optional<Mend> run() {
        Optional<Assignment> now = tables.assignments().production(project);
        Optional<Long> agreed = tables.agreements().sequence(project);
        Shown shown = mirror.look(project);
        if (now.isEmpty()) {
            return moved(shown, 0).flatMap(move -> follow(move, 0));
        }
        if (!agreed.equals(now.map(Assignment::sequence))) {
            return show(now.get());
        }
        Optional<Move> move = moved(shown, now.get().version());
        if (move.isPresent()) {
            return answer(move.get(), now.get());
        }
        return mirror.isRight(shown, now.get()) ? Optional.empty() : restore(now.get());
    }

    /** Where somebody moved production to. If the stage and the alias were moved, the stage wins. */
    private record Move(String what, ModelVersion to) {}

    private static Optional<Move> moved(Shown shown, int from) {
        return shown.stageMoved(from)
                .map(version -> new Move("stage", version))
                .or(() -> shown.aliasMoved(from).map(version -> new Move("alias", version)));
    }

    private Optional<Mend> answer(Move move, Assignment now) {
        if (tables.mirrorings().mayStillBeWritten(now, move.to().number())) {
            return undo(
                    now,
                    Kind.UNDONE,
                    move,
                    "a late write of an earlier promotion moved the %s to v%d; it is back at v%d"
                            .formatted(move.what(), move.to().number(), now.version()));
        }
        return follow(move, now.sequence());
    }

    private Optional<Mend> follow(Move move, long expected) {
        ModelVersion to = move.to();
        String reason = "somebody moved the %s to v%d in MLflow".formatted(move.what(), to.number());
        try {
            registry.requireArtifacts(to);
            return tables.assignments()
                    .change(new Change(project, to.number(), to.run(), expected, BY, reason, Promoted.Kind.EXTERNAL))
                    .map(after -> {
                        mirror.show(after);
                        return tell(new Mend(project, Kind.FOLLOWED, to.number(), reason));
                    });
        } catch (BlockedVersionException e) {
            return refuse(move, reason, e);
        } catch (RegistryException e) {
            if (e.kind() == RegistryException.Kind.REMOVED) {
                return refuse(move, reason, e);
            }
            throw e;
        }
    }

    private Optional<Mend> refuse(Move move, String reason, RuntimeException because) {
        return tables.assignments()
                .production(project)
                .flatMap(now ->
                        undo(now, Kind.REFUSED, move, reason + ", and was not followed: " + because.getMessage()));
    }

    private Optional<Mend> show(Assignment now) {
        return mirror.show(now)
                ? Optional.of(
                        new Mend(project, Kind.SHOWN, now.version(), "v%d is shown in MLflow".formatted(now.version())))
                : Optional.empty();
    }

    private Optional<Mend> undo(Assignment now, Kind kind, Move move, String detail) {
        return mirror.show(now)
                ? Optional.of(tell(new Mend(project, kind, move.to().number(), detail)))
                : Optional.empty();
    }

    private Optional<Mend> restore(Assignment now) {
        String detail = "stage or alias of v%d was taken away in MLflow, and is back".formatted(now.version());
        return mirror.show(now)
                ? Optional.of(tell(new Mend(project, Kind.RESTORED, now.version(), detail)))
                : Optional.empty();
    }

    private Mend tell(Mend mend) {
        tables.audit().append(BY, "reconcile " + mend.kind(), Optional.of(project), mend.detail());
        return mend;
    }
}
