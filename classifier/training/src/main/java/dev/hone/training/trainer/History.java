package dev.hone.training.trainer;

import java.util.ArrayList;
import java.util.List;

/** The epochs so far, and what they say of the next. Immutable. */
record History(List<Epoch> epochs) {
    static final History EMPTY = new History(List.of());

    History {
        epochs = List.copyOf(epochs);
    }

    History and(Epoch next) {
        List<Epoch> longer = new ArrayList<>(epochs);
        longer.add(next);
        return new History(longer);
    }

    boolean isEmpty() {
        return epochs.isEmpty();
    }

    Epoch last() {
        return epochs.getLast();
    }

    /** The first of the best. */
    Epoch best() {
        Epoch best = epochs.getFirst();
        for (Epoch epoch : epochs) {
            best = epoch.betterThan(best) ? epoch : best;
        }
        return best;
    }

    /** Whether the training has gone on in vain for long enough; a patience of 0 never ends. */
    boolean outOf(int patience) {
        return patience > 0 && !isEmpty() && last().epoch() - best().epoch() >= patience;
    }

    /** How often so many epochs in a row were no better than the best before. */
    int plateaus(int patience) {
        int plateaus = 0;
        int vain = 0;
        Epoch best = null;
        for (Epoch epoch : epochs) {
            boolean better = best == null || epoch.betterThan(best);
            best = better ? epoch : best;
            vain = better ? 0 : vain + 1;
            if (vain == patience) {
                plateaus++;
                vain = 0;
            }
        }
        return plateaus;
    }
}
