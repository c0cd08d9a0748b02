package dev.hone.training.asking;

import dev.hone.model.Split;
import java.util.Locale;

/** An order has no pictures that a bundle could be measured on. */
final class NothingToAskException extends RuntimeException {
    private NothingToAskException(String message) {
        super(message);
    }

    static NothingToAskException in(Split split) {
        return new NothingToAskException("the order names no picture of the split '%s' whose class the bundle knows"
                .formatted(split.name().toLowerCase(Locale.ROOT)));
    }
}
