package dev.hone.stores.sources;

import dev.hone.stores.datasets.Offered;
import java.util.Iterator;

/**
 * Labelled pictures that somebody brings, one after the other and never all at once. For one thread, and read once.
 *
 * <p>What cannot be had comes as a refusal among the pictures; where a source breaks off, the last refusal says so.
 */
public interface PictureSource extends Iterator<Offered>, AutoCloseable {
    /** What people call it: the name of the file or folder. */
    String name();

    /** How much of it has been read, from 0 to 1. */
    double read();

    @Override
    void close();
}
