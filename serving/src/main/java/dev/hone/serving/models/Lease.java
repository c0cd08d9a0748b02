package dev.hone.serving.models;

import dev.hone.model.Answer;
import dev.hone.model.BundleInfo;
import dev.hone.model.Evidence;
import dev.hone.pictures.Tensor;

/** The use of one model for one request: it stays what it is and stays open until the lease is closed. */
public final class Lease implements AutoCloseable {
    private final LiveModel model;

    Lease(LiveModel model) {
        this.model = model;
    }

    public int version() {
        return model.version().number();
    }

    public BundleInfo info() {
        return model.classifier().info();
    }

    public Answer answer(Tensor tensor) {
        return model.classifier().answer(tensor);
    }

    /** What in the picture speaks for a class. */
    public Evidence evidence(Tensor tensor, int classIndex) {
        return model.classifier().evidence(tensor, classIndex);
    }

    @Override
    public void close() {
        model.leave();
    }
}
