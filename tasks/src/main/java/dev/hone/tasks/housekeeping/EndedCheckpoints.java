package dev.hone.tasks.housekeeping;

import dev.hone.stores.datasets.CheckpointStore;
import dev.hone.stores.datasets.CheckpointStore.Kept;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.RunStatus;
import java.time.Instant;
import java.util.List;

/** The checkpoints of a project's trainings that have ended, or do not end. */
public record EndedCheckpoints(CheckpointStore checkpoints, Registry registry, Keep keep) implements Chore {
    @Override
    public Kind kind() {
        return Kind.CHECKPOINTS;
    }

    @Override
    public Removed sweep() {
        List<Kept> swept = checkpoints.sweep(Instant.now().minus(keep.checkpoints()), this::hasEnded, keep.remove());
        return new Removed(
                kind(),
                swept.stream().map(kept -> "run " + kept.run()).toList(),
                swept.stream().mapToLong(Kept::bytes).sum());
    }

    /** A run that MLflow does not know any more has. */
    private boolean hasEnded(String run) {
        try {
            return registry.details(registry.run(run)).status() != RunStatus.RUNNING;
        } catch (RegistryException e) {
            if (e.isMissing()) {
                return true;
            }
            throw e;
        }
    }
}
