package dev.hone.serving.bodies;

import dev.hone.serving.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicLong;

/** Lets requests read their bodies as long as all of them together fit into memory. Thread-safe. */
public final class Bodies {
    private static final long WORDS = 64 << 10;
    private static final long SMALL = 1 << 20;
    private static final long FOR_SMALL = 16 << 20;

    private final BodyLimits limits;
    private final AtomicLong inMemory = new AtomicLong();

    public Bodies(BodyLimits limits) {
        this.limits = limits;
    }

    /** How many bytes are set aside for the bodies of all requests. */
    public long inMemory() {
        return inMemory.get();
    }

    /**
     * A request's body, of which nothing is read yet. What its length says is set aside at once, so that whoever is let in
     * is not turned away half-way.
     *
     * @param most the most bytes that it may have
     */
    public Body open(HttpServletRequest request, long most) {
        long length = request.getContentLengthLong();
        if (length > most) {
            throw ProblemException.tooLarge("The request", most);
        }
        Share share = new Share();
        try {
            share.raiseTo(Math.clamp(length, 0, limits.file()));
            return new Body(request, limits, most, share);
        } catch (RuntimeException e) {
            share.close();
            throw e;
        }
    }

    /** A body of one file. */
    public Body open(HttpServletRequest request) {
        return open(request, limits.file());
    }

    /** A body of one file and a few words. */
    public Body openOne(HttpServletRequest request) {
        return open(request, limits.file() + WORDS);
    }

    /** A body of many parts. */
    public Body openMany(HttpServletRequest request) {
        return open(request, limits.request());
    }

    /** What is set aside for one body. */
    final class Share implements AutoCloseable {
        private long bytes;

        /** Sets so much aside, if that is more than now. Large ones leave some room for small ones. */
        void raiseTo(long wanted) {
            long more = wanted - bytes;
            if (more <= 0) {
                return;
            }
            if (wanted > limits.together()) {
                throw ProblemException.tooLarge("What the request unfolds to", limits.together());
            }
            long most = limits.together() + (wanted <= SMALL ? FOR_SMALL : 0);
            long before = inMemory.getAndUpdate(now -> now + more > most ? now : now + more);
            if (before + more > most) {
                throw ProblemException.busy(
                        "So many large requests are being read that there is no room for this one.");
            }
            bytes = wanted;
        }

        @Override
        public void close() {
            inMemory.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
