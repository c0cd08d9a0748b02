package dev.hone.tasks.housekeeping;

import dev.hone.stores.datasets.Housekeeping;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.projects.Project;

/** The pictures of a project that were only asked about. */
public record AskedPictures(Housekeeping housekeeping, Project project, Keep keep) implements Chore {
    @Override
    public Kind kind() {
        return Kind.PICTURES;
    }

    @Override
    public Removed sweep() {
        Swept swept = housekeeping.pictures(project, keep.pictures(), keep.remove());
        return new Removed(kind(), swept.keys(), swept.bytes());
    }
}
