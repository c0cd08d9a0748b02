package dev.hone.tasks.housekeeping;

import dev.hone.stores.datasets.Housekeeping;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.projects.Project;

/** The tensors and embeddings of a project that are of pictures, a form or a network that it does not use any more. */
public record UnusedShards(Housekeeping housekeeping, Project project, Keep keep) implements Chore {
    @Override
    public Kind kind() {
        return Kind.SHARDS;
    }

    @Override
    public Removed sweep() {
        Swept swept = housekeeping.shards(project, keep.shards(), keep.remove());
        return new Removed(kind(), swept.keys(), swept.bytes());
    }
}
