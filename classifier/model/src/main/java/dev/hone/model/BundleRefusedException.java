package dev.hone.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A bundle that is not taken into use; the message says what is wrong with it. */
public final class BundleRefusedException extends RuntimeException {

    /** Why a bundle is refused. */
    public enum Reason {
        /** A file of the bundle is not there. */
        MISSING_FILE,

        /** A file of the bundle is not the one that was written. */
        CHANGED_FILE,

        /** A file of the bundle does not say what it should. */
        UNREADABLE_FILE,

        /** Written by a newer Hone, or by one of the first. */
        UNKNOWN_FORMAT,

        /** The network tells other classes apart than the bundle says, or has them in another order. */
        OTHER_CLASSES,

        /** The network scales pictures by another mean or deviation than the bundle says. */
        OTHER_NORMALIZATION,

        /** ONNX Runtime does not take the network, or it has other inputs and outputs than a bundle's. */
        WRONG_NETWORK,

        /** The network computes other logits here than where it was trained. */
        LOGITS_DIFFER,

        /** The weights to train on, and to explain with, are not the network's. */
        OTHER_WEIGHTS
    }

    private final Reason reason;

    private BundleRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static BundleRefusedException missingFile(Path file) {
        return new BundleRefusedException(Reason.MISSING_FILE, "the bundle lacks %s".formatted(file), null);
    }

    static BundleRefusedException unreadableFile(Path file, String what, Throwable cause) {
        return new BundleRefusedException(
                Reason.UNREADABLE_FILE, "the bundle's file %s cannot be read: %s".formatted(file, what), cause);
    }

    static BundleRefusedException unknownFormat(int format) {
        return new BundleRefusedException(
                Reason.UNKNOWN_FORMAT,
                "the bundle has format %d, this Hone reads %d".formatted(format, Bundle.FORMAT),
                null);
    }

    static BundleRefusedException changedFile(Path file) {
        return new BundleRefusedException(
                Reason.CHANGED_FILE,
                "the bundle's file %s is not the one that was written; fetch the bundle again".formatted(file),
                null);
    }

    static BundleRefusedException otherClasses(List<String> network, List<String> bundle) {
        return new BundleRefusedException(
                Reason.OTHER_CLASSES,
                "the network tells %s apart, in this order; the bundle says %s".formatted(network, bundle),
                null);
    }

    static BundleRefusedException otherNormalization(Normalization network, Normalization bundle) {
        return new BundleRefusedException(
                Reason.OTHER_NORMALIZATION,
                "the network scales pictures by %s, the bundle says %s".formatted(network, bundle),
                null);
    }

    static BundleRefusedException otherWeights(int probe, float[] weights, float[] network) {
        return new BundleRefusedException(
                Reason.OTHER_WEIGHTS,
                "weights.safetensors gives %s for probe %02d, the network %s"
                        .formatted(Arrays.toString(weights), probe, Arrays.toString(network)),
                null);
    }

    static BundleRefusedException wrongNetwork(String what, Throwable cause) {
        return new BundleRefusedException(Reason.WRONG_NETWORK, "the bundle's network is not usable: " + what, cause);
    }

    static BundleRefusedException badProbe(int probe, RuntimeException cause) {
        return new BundleRefusedException(
                Reason.UNREADABLE_FILE,
                "probe %02d of the bundle cannot be read: %s".formatted(probe, cause.getMessage()),
                cause);
    }

    static BundleRefusedException logitsDiffer(int probe, float[] expected, float[] computed) {
        return new BundleRefusedException(
                Reason.LOGITS_DIFFER,
                "the network answers probe %02d with %s here, %s were expected"
                        .formatted(probe, Arrays.toString(computed), Arrays.toString(expected)),
                null);
    }

    public Reason reason() {
        return reason;
    }
}
