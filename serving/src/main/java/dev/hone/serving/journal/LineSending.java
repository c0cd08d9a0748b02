package dev.hone.serving.journal;

import dev.hone.serving.journal.Spool.Segment;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Brings spooled lines into the ledger, many at once. */
final class LineSending {
    private final PredictionStore store;
    private final Spool lines;
    private final int batch;
    private final Loss loss;
    private final BooleanSupplier ending;

    /** @param ending whether no failure says anything about the lines any more */
    LineSending(PredictionStore store, Spool lines, int batch, Loss loss, BooleanSupplier ending) {
        this.store = store;
        this.lines = lines;
        this.batch = batch;
        this.loss = loss;
        this.ending = ending;
    }

    /** Until it is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            Segment segment = lines.take();
            List<Line> all = segment.records().stream()
                    .flatMap(parts -> Parcel.line(parts[0]).stream())
                    .toList();
            Loss.ofDamage(loss, segment.size() - all.size());
            for (int i = 0; i < all.size(); i += batch) {
                write(all.subList(i, Math.min(all.size(), i + batch)));
            }
            segment.done();
        }
    }

    /** One that the ledger cannot take must not keep the others out. */
    private void write(List<Line> some) throws InterruptedException {
        try {
            Persistence.insist(() -> {
                store.write(some);
                return true;
            });
        } catch (RuntimeException e) {
            // at the end a store may fail because it is interrupted, and the lines stay for the next start
            if (ending.getAsBoolean()) {
                throw new InterruptedException();
            }
            if (some.size() == 1) {
                loss.of(1, e.getMessage());
                return;
            }
            for (Line line : some) {
                write(List.of(line));
            }
        }
    }
}
