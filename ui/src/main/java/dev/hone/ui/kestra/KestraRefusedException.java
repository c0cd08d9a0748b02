package dev.hone.ui.kestra;

/** Kestra does not do what it was asked, and says why. */
public final class KestraRefusedException extends RuntimeException {
    private KestraRefusedException(String message) {
        super(message);
    }

    static KestraRefusedException of(int status, String said) {
        return new KestraRefusedException(
                said.isBlank() ? "Kestra answered %d and no more.".formatted(status) : "Kestra says: " + said);
    }
}
