package dev.hone.tasks.admission;

import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Trainings.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets one execution at a time train a project. Whoever asks for the same as a training that pulled its data later shares that
 * one's result; whoever asks for something else waits until the lease is free.
 */
public final class Admission {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Ledger ledger;
    private final ProjectLease lease;
    private final Consumer<String> progress;

    /** @param progress is told what it waits for */
    public Admission(Ledger ledger, ProjectLease lease, Consumer<String> progress) {
        this.ledger = ledger;
        this.lease = lease;
        this.progress = progress;
    }

    /**
     * Waits until an execution may train, or need not.
     *
     * @return the training whose result it shares; nothing when it trains itself
     */
    public Optional<Training> enter(Order order, TrainingRequest request) throws InterruptedException {
        Optional<Lease> told = Optional.empty();
        while (true) {
            Optional<Training> shared = shared(order, request);
            if (shared.isPresent()) {
                ledger.trainingRequests().answer(request, shared.get().execution());
                return shared;
            }
            if (lease.take().isPresent()) {
                ledger.trainings().admit(order, request);
                return Optional.empty();
            }
            told = tell(told);
            Thread.sleep(PAUSE);
        }
    }

    /** Waits for the lease alone. */
    public void enter() throws InterruptedException {
        Optional<Lease> told = Optional.empty();
        while (lease.take().isEmpty()) {
            told = tell(told);
            Thread.sleep(PAUSE);
        }
    }

    private Optional<Training> shared(Order order, TrainingRequest request) {
        Optional<String> holder = lease.now().map(Lease::holder);
        return ledger.trainings().same(order, request.at()).stream()
                .filter(training -> training.outcome() == null
                        ? holder.equals(Optional.of(ProjectLease.holder(training.execution())))
                        : training.outcome().isResult())
                .findFirst();
    }

    private Optional<Lease> tell(Optional<Lease> told) {
        Optional<Lease> now = lease.now();
        now.filter(holder ->
                        told.map(Lease::holder).filter(holder.holder()::equals).isEmpty())
                .ifPresent(holder -> progress.accept("waits for %s, which has the project".formatted(holder.holder())));
        return now;
    }
}
