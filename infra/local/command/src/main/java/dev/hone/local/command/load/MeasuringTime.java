package dev.hone.local.command.load;

import dev.hone.local.command.times.LengthOfTime;
import java.time.Duration;
import java.util.Map;

/** How long it is measured, as people write it: {@code 30s}, {@code 2m}. */
public final class MeasuringTime extends LengthOfTime {
    public MeasuringTime() {
        super(Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1)), "seconds or minutes, such as 30s or 2m");
    }
}
