package dev.hone.tasks.admission;

import dev.hone.stores.ledger.Lease;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.Trainings.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
     * @param order what it would train as things are now: the project may be changed while it waits
     * @return the training that answers the request: its own, or one whose result it shares
     */
    public Training enter(Supplier<Order> order, TrainingRequest request) throws InterruptedException {
        return await(() -> turn(order.get(), request));
    }

    /** Waits for the lease alone. */
    public void enter() throws InterruptedException {
        await(lease::take);
    }

    private <T> T await(Supplier<Optional<T>> entry) throws InterruptedException {
        Optional<Lease> told = Optional.empty();
        Optional<T> entered = entry.get();
        while (entered.isEmpty()) {
            told = tell(told);
            Thread.sleep(PAUSE);
            entered = entry.get();
        }
        return entered.get();
    }

    private Optional<Training> turn(Order order, TrainingRequest request) {
        Optional<Training> shared = shared(order, request);
        shared.ifPresent(training -> ledger.trainingRequests().answer(request, training.execution()));
        return shared.or(() -> lease.take().map(taken -> ledger.trainings().admit(order, request)));
    }

    private Optional<Training> shared(Order order, TrainingRequest request) {
        return ledger.trainings().same(order, request.at()).stream()
                .filter(training -> training.outcome() == null
                        ? lease.isHeldBy(new Execution(training.execution()))
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
