package dev.hone.model;

import java.nio.file.Path;
import java.util.Arrays;

/** A bundle that is not taken into use; the message says what is wrong with it. */
public final class BundleRefusedException extends RuntimeException {

    /** Why a bundle is refused. */
    public enum Reason {
        /** A file of the bundle is not there. */
        MISSING_FILE,

        /** A file of the bundle does not say what it should. */
        UNREADABLE_FILE,

        /** Written by a newer Hone. */
        UNKNOWN_FORMAT,

        /** ONNX Runtime does not take the network, or it has other inputs and outputs than a bundle's. */
        WRONG_NETWORK,

        /** The network computes other logits here than where it was trained. */
        LOGITS_DIFFER
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
