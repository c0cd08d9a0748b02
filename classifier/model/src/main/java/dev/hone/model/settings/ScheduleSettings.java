package dev.hone.model.settings;

import static java.util.Objects.requireNonNullElse;

/**
 * How the learning rate moves.
 *
 * @param warmUp the share of the planned steps in which it rises from almost nothing
 * @param factor what a plateau multiplies it by
 * @param patience how many epochs without a lower validation loss make a plateau
 */
public record ScheduleSettings(ScheduleKind kind, Double warmUp, Double factor, Integer patience) {
    public static final ScheduleSettings DEFAULT = new ScheduleSettings(null, null, null, null);

    /** What is null has its usual value. */
    public ScheduleSettings {
        kind = requireNonNullElse(kind, ScheduleKind.COSINE);
        warmUp = requireNonNullElse(warmUp, 0.05);
        factor = requireNonNullElse(factor, 0.3);
        patience = requireNonNullElse(patience, 3);
        Range.fromZeroToBelowOne("warm_up", warmUp);
        Range.aboveZeroToBelowOne("factor", factor);
        Range.atLeast("patience", patience, 1);
    }
}
