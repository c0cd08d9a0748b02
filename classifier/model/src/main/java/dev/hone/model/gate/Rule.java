package dev.hone.model.gate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a challenger is asked. */
public enum Rule {
    /** The least share of right answers on the test pictures. */
    ACCURACY,
    /** The least share of a class's test pictures that is found. */
    RECALL,
    /** Honest probabilities. */
    CALIBRATION_ERROR,
    /** Quick answers. */
    LATENCY,
    /** A small bundle. */
    SIZE,
    /** A class that the champion does not know is found often enough. */
    NEW_CLASS,
    /** Every class that the champion knows, and of which there are pictures, is known. */
    LOST_CLASS,
    /** There are enough test pictures for a loss to be seen. */
    TEST_PICTURES,
    /** The macro-F1 on the test pictures is lower than the champion's by less than the margin. */
    NOT_WORSE,
    /** A class is found as often as by the champion, or what is missing is within the margin or chance. */
    CLASS_NOT_WORSE,
    /** Better somewhere: more test pictures right than the champion, beyond chance. */
    BETTER_ON_TEST,
    /** Better somewhere: more of the held-out judged pictures right, beyond chance. */
    BETTER_ON_JUDGED,
    /** Better somewhere: finds pictures of classes that the champion does not know. */
    BETTER_ON_NEW_CLASSES;

    /** The name that programs read. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is one of the ways to be better, of which one is enough; all other rules must hold. */
    public boolean isGain() {
        return switch (this) {
            case BETTER_ON_TEST, BETTER_ON_JUDGED, BETTER_ON_NEW_CLASSES -> true;
            case ACCURACY,
                    RECALL,
                    CALIBRATION_ERROR,
                    LATENCY,
                    SIZE,
                    NEW_CLASS,
                    LOST_CLASS,
                    TEST_PICTURES,
                    NOT_WORSE,
                    CLASS_NOT_WORSE -> false;
        };
    }
}
