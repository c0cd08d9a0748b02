package dev.hone.tasks.admission;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/** What a training starts from. */
public enum Start {
    /** The version in production, where its weights fit; else as {@link #ANEW}. */
    PRODUCTION,
    /** The learned weights that the project names, else nothing. */
    ANEW;

    /** By its name, in any case. */
    @JsonCreator
    public static Start of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("start is production or anew, not '%s'".formatted(name)));
    }

    /** As people write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
