package dev.hone.model;

import ai.onnxruntime.OrtException;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.Tensor;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A bundle's network, ready to answer. Thread-safe: each answer is computed on its caller's thread and on no other, so
 * that as many run side by side as there are callers.
 */
public final class Classifier implements AutoCloseable {

    /** How far logits may lie from the expected ones: another processor rounds otherwise, another network is another. */
    private static final float TOLERANCE = 1e-3f;

    private final BundleInfo info;
    private final OnnxNetwork network;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    private Classifier(BundleInfo info, OnnxNetwork network) {
        this.info = info;
        this.network = network;
    }

    /** Throws {@link BundleRefusedException} when the network cannot be used or computes other logits than it should. */
    public static Classifier load(Bundle bundle) {
        Classifier classifier = new Classifier(bundle.info(), OnnxNetwork.open(bundle.onnx(), bundle.info()));
        try {
            classifier.verify(bundle.probes());
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
        return classifier;
    }

    private void verify(List<Probe> probes) {
        for (int i = 0; i < probes.size(); i++) {
            float[] expected = probes.get(i).logits();
            float[] computed = probeLogits(i, probes.get(i));
            if (!agree(expected, computed)) {
                throw BundleRefusedException.logitsDiffer(i, expected, computed);
            }
        }
    }

    private static boolean agree(float[] expected, float[] computed) {
        boolean agree = computed.length == expected.length;
        for (int i = 0; agree && i < expected.length; i++) {
            // asked this way round, NaN agrees with nothing
            agree = Math.abs(expected[i] - computed[i]) <= TOLERANCE;
        }
        return agree;
    }

    private float[] probeLogits(int number, Probe probe) {
        try {
            return answer(PictureReader.read(probe.png(), info.picture())).logits();
        } catch (RefusedPictureException e) {
            throw BundleRefusedException.badProbe(number, e);
        } catch (IllegalStateException e) {
            throw BundleRefusedException.wrongNetwork(e.getMessage(), e);
        }
    }

    public BundleInfo info() {
        return info;
    }

    /** The tensor must be made with this bundle's {@link BundleInfo#picture}. */
    public Answer answer(Tensor tensor) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this classifier is closed");
            }
            return network.answer(tensor);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot answer: " + e.getMessage(), e);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Waits for answers under way. */
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                network.close();
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
