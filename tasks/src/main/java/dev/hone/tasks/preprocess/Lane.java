package dev.hone.tasks.preprocess;

/**
 * A part of the pictures, by their digests: lanes share no picture, and together they hold all.
 *
 * @param number counted from 0
 * @param count how many lanes there are
 */
public record Lane(int number, int count) {
    /** Pictures lie in so many folders, by the first two digits of their digests: a lane has whole ones. */
    private static final int MOST = 256;

    public Lane {
        if (count < 1 || count > MOST || number < 0 || number >= count) {
            throw new IllegalArgumentException("there is no lane %d of %d: with 1 to %d lanes, they are counted from 0"
                    .formatted(number, count, MOST));
        }
    }

    /** Whether a picture is in this lane. */
    public boolean holds(String digest) {
        return Integer.parseInt(digest, 0, 2, 16) % count == number;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
