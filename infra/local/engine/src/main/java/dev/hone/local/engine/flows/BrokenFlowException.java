package dev.hone.local.engine.flows;

import java.nio.file.Path;

/** A flow file that Kestra refuses; the message names the file and Kestra's reason on one line. */
public final class BrokenFlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BrokenFlowException(String message, Throwable cause) {
        super(message, cause);
    }

    static BrokenFlowException in(Path file, String reason, Throwable cause) {
        return new BrokenFlowException(
                "broken flow " + file + ": " + reason.strip().replaceAll("\\s*\\R\\s*", "; "), cause);
    }
}
