package dev.hone.stores.ledger;

import dev.hone.stores.ledger.KnownPicture.Source;
import java.time.Instant;

/**
 * Which pictures somebody wants to see.
 *
 * @param label id of their class, or null for all
 * @param split what they are used for, or null for all
 * @param source what their labels come from, or null for both
 * @param conflicting whether only those are wanted of which imports say several labels
 * @param alike whether only those are wanted that show the same as another
 * @param from added since this
 * @param to added before this
 */
public record PictureFilter(
        String project,
        String label,
        String split,
        Source source,
        boolean conflicting,
        boolean alike,
        Instant from,
        Instant to) {}
