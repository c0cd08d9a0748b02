package dev.hone.serving.bodies;

import java.time.Duration;

/**
 * How much callers may send, and how slowly.
 *
 * @param file the most bytes of one file
 * @param request the most bytes of one request, which may bring many files
 * @param parts the most parts of one multipart body
 * @param together the most bytes that are in memory for all requests together
 * @param grace how long any body may take
 * @param bytesASecond how fast it comes at least, once it takes longer
 */
public record BodyLimits(long file, long request, int parts, long together, Duration grace, long bytesASecond) {

    /** What a replica with a small memory can afford. */
    public static final BodyLimits USUAL =
            new BodyLimits(25_000_000, 250_000_000, 1_000, 75_000_000, Duration.ofSeconds(10), 64_000);

    /** Whether somebody who was waited for so long should have sent more than so many bytes. */
    boolean tooSlow(long bytes, long nanos) {
        return nanos > grace.plusMillis(bytes * 1_000 / bytesASecond).toNanos();
    }
}
