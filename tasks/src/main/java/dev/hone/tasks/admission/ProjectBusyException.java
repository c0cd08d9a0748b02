package dev.hone.tasks.admission;

import dev.hone.stores.ledger.Lease;
import java.util.Optional;

/** Another execution trains the project, or puts a version of it into production. */
public final class ProjectBusyException extends RuntimeException {
    private ProjectBusyException(String message) {
        super(message);
    }

    static ProjectBusyException of(String project, Optional<Lease> holder) {
        return new ProjectBusyException("%s is being trained by %s; wait for it, or end it"
                .formatted(project, holder.map(Lease::holder).orElse("another execution")));
    }
}
