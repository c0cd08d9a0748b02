package dev.hone.serving.journal;

import java.util.List;

/** Where predictions and their pictures are kept. Throws {@link StoreAwayException} meanwhile; twice does no harm. */
public interface PredictionStore {

    /**
     * Keeps a picture.
     *
     * @return false when it was erased, and nothing that is said of it is to be kept
     */
    boolean keep(String project, byte[] picture);

    /** Writes lines, all of them or none. */
    void write(List<Line> lines);
}
