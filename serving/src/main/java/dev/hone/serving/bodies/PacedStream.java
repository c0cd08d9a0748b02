package dev.hone.serving.bodies;

import dev.hone.serving.problems.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is given up when it comes too slowly, breaks off, or is longer than it may be. */
final class PacedStream extends FilterInputStream {
    private final BodyLimits limits;
    private final long most;
    private final Bodies.Share share;
    private long count;
    private long waitedNanos;

    PacedStream(InputStream body, BodyLimits limits, long most, Bodies.Share share) {
        super(body);
        this.limits = limits;
        this.share = share;
        this.most = most;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int some;
        long begun = System.nanoTime();
        try {
            some = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw ProblemException.tooSlow(e);
        }
        // only what the caller takes, and not what is done with the parts before
        waitedNanos += System.nanoTime() - begun;
        if (some < 0) {
            return some;
        }
        count += some;
        if (count > most) {
            throw ProblemException.tooLarge("The request", most);
        }
        // of a body whose length is not told; never more than one file is in memory
        share.raiseTo(Math.min(count, limits.file()));
        if (limits.tooSlow(count, waitedNanos)) {
            throw ProblemException.tooSlow(null);
        }
        return some;
    }
}
