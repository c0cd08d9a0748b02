package dev.hone.ui.admin.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** How long a key lives. */
public enum Lifetime {
    FOR_EVER("until somebody ends it", null),
    MONTH("30 days", Duration.ofDays(30)),
    QUARTER("90 days", Duration.ofDays(90)),
    YEAR("a year", Duration.ofDays(365));

    private final String words;
    private final Duration length;

    Lifetime(String words, Duration length) {
        this.words = words;
        this.length = length;
    }

    static Optional<Lifetime> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** As people say it. */
    public String words() {
        return words;
    }

    /** When a key ends that begins now, if it does. */
    Optional<Instant> end(Instant now) {
        return Optional.ofNullable(length)
                .map(time -> now.truncatedTo(ChronoUnit.SECONDS).plus(time));
    }
}
