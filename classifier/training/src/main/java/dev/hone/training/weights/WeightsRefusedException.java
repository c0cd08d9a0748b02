package dev.hone.training.weights;

import java.nio.file.Path;

/** A weights file that is not read; the message says why. */
public final class WeightsRefusedException extends RuntimeException {
    /** Why a file is refused. */
    public enum Reason {
        /** The bytes are of no kind that holds weights. */
        UNKNOWN_KIND,

        /** The file breaks off or contradicts itself. */
        DAMAGED,

        /** Reading it would mean to run code of a class that weights have no use for. */
        FORBIDDEN_CLASS,

        /** It is sound as far as it was read, but written in a way that is not read here. */
        UNSUPPORTED,

        /** It is larger, or would become larger in memory, than weights are. */
        TOO_LARGE,

        /** There is no tensor with a name in it. */
        NO_TENSORS
    }

    private final Reason reason;

    private WeightsRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static WeightsRefusedException unknownKind() {
        return new WeightsRefusedException(
                Reason.UNKNOWN_KIND, "it is neither a safetensors file nor one that PyTorch saved", null);
    }

    static WeightsRefusedException damaged(String what) {
        return new WeightsRefusedException(Reason.DAMAGED, "it is damaged: " + what, null);
    }

    static WeightsRefusedException damaged(String what, Throwable cause) {
        return new WeightsRefusedException(Reason.DAMAGED, "it is damaged: " + what, cause);
    }

    static WeightsRefusedException forbidden(String module, String name) {
        String message = "it asks for Python's %s.%s, and only tensors and dictionaries of them are read; "
                + "save the network's state_dict(), or as safetensors";
        return new WeightsRefusedException(Reason.FORBIDDEN_CLASS, message.formatted(module, name), null);
    }

    static WeightsRefusedException unsupported(String what) {
        return new WeightsRefusedException(Reason.UNSUPPORTED, what, null);
    }

    static WeightsRefusedException tooLarge(String what) {
        return new WeightsRefusedException(Reason.TOO_LARGE, what, null);
    }

    static WeightsRefusedException noTensors() {
        return new WeightsRefusedException(Reason.NO_TENSORS, "it holds no tensors by name", null);
    }

    WeightsRefusedException in(Path file) {
        return new WeightsRefusedException(
                reason, "the weights file %s cannot be used: %s".formatted(file.getFileName(), getMessage()), this);
    }

    public Reason reason() {
        return reason;
    }
}
