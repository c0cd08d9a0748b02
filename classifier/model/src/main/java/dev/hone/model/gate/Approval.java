package dev.hone.model.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What becomes of a challenger that the evidence is for. */
public enum Approval {
    /** It is promoted. */
    YES,
    /** It is kept, and nothing changes until a person promotes it. */
    NO,
    /** A person is asked. */
    ASK;

    /** By its name, in any case. */
    @JsonCreator
    public static Approval of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("promote is yes, no or ask, not '%s'".formatted(name)));
    }
}
