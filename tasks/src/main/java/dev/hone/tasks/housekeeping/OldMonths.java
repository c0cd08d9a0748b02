package dev.hone.tasks.housekeeping;

import dev.hone.stores.ledger.Ledger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The ledger's months of predictions and embeddings; one goes when all of it is older. */
public record OldMonths(Ledger ledger, Keep keep) implements Chore {
    @Override
    public Kind kind() {
        return Kind.MONTHS;
    }

    @Override
    public Removed sweep() {
        YearMonth first = YearMonth.from(Instant.now().minus(keep.rows()).atZone(ZoneOffset.UTC));
        List<String> months = new ArrayList<>(ledger.predictions().monthsBefore(first));
        months.addAll(ledger.embeddings().monthsBefore(first));
        if (keep.remove()) {
            ledger.predictions().dropMonthsBefore(first);
            ledger.embeddings().dropMonthsBefore(first);
        }
        return new Removed(kind(), months, 0);
    }
}
