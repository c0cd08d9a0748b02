package dev.hone.local.command.kestra;

/** Kestra does not take a flow; the message is Kestra's reason, on one line. */
final class FlowRefusedException extends RuntimeException {
    FlowRefusedException(String reason) {
        super(reason.strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
