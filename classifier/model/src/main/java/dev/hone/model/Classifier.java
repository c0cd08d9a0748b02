package dev.hone.model;

import ai.onnxruntime.OrtException;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.Tensor;
import java.util.List;
import java.util.Objects;
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
    private final Head head;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    private Classifier(BundleInfo info, OnnxNetwork network, Head head) {
        this.info = info;
        this.network = network;
        this.head = head;
    }

    /** Throws {@link BundleRefusedException} when the network cannot be used or computes other logits than it should. */
    public static Classifier load(Bundle bundle) {
        Head head = Head.read(bundle.weights(), bundle.info());
        Classifier classifier = new Classifier(bundle.info(), OnnxNetwork.open(bundle.onnx(), bundle.info()), head);
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
            Answer answer = answer(i, probes.get(i));
            if (!agree(expected, answer.logits())) {
                throw BundleRefusedException.logitsDiffer(i, expected, answer.logits());
            }
            float[] weighed =
                    head.depth() == answer.embedding().length ? head.logits(answer.embedding()) : new float[0];
            if (!agree(weighed, answer.logits())) {
                throw BundleRefusedException.otherWeights(i, weighed, answer.logits());
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

    private Answer answer(int number, Probe probe) {
        try {
            return answer(PictureReader.read(probe.png(), info.picture()));
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
        return ask(() -> network.answer(tensor));
    }

    /** Where in the picture the network sees the class of this index; the tensor as for {@link #answer(Tensor)}. */
    public Evidence evidence(Tensor tensor, int classIndex) {
        Objects.checkIndex(classIndex, info.classes().size());
        return ask(() -> network.features(tensor)).evidence(head.weight()[classIndex]);
    }

    private interface Question<T> {
        T ask() throws OrtException;
    }

    private <T> T ask(Question<T> question) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this classifier is closed");
            }
            return question.ask();
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
