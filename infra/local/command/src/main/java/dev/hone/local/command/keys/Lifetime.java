package dev.hone.local.command.keys;

import dev.hone.local.command.times.LengthOfTime;
import java.time.Duration;
import java.util.Map;

/** How long a key lives, as people write it: {@code 12h}, {@code 90d}, {@code 4w}. */
public final class Lifetime extends LengthOfTime {
    private static final int DAYS_A_WEEK = 7;

    public Lifetime() {
        super(
                Map.of("h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(DAYS_A_WEEK)),
                "hours, days or weeks, such as 12h, 90d or 4w");
    }
}
