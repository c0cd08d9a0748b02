package dev.hone.training.trainer;

import dev.hone.model.settings.Strategy;
import java.util.Locale;

/** A training that makes no sense, found before its first step; the message says what is needed. */
public final class UntrainableException extends RuntimeException {
    private UntrainableException(String message) {
        super(message);
    }

    static UntrainableException withoutWeights(Strategy strategy) {
        return new UntrainableException(
                "the strategy '%s' keeps stages as they are, and random ones see nothing: name weights to start from, or choose 'scratch'"
                        .formatted(strategy.name().toLowerCase(Locale.ROOT)));
    }

    static UntrainableException withoutValidation() {
        return new UntrainableException(
                "there is no picture for validation: without any nobody can tell which epoch was best, or how sure the network may be");
    }
}
