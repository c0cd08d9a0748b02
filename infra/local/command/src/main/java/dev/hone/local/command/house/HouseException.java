package dev.hone.local.command.house;

import java.nio.file.Path;

/** Something about the house stands in the way; the message says what, and what a person can do about it. */
public final class HouseException extends RuntimeException {
    private HouseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A failure in plain words. */
    public static HouseException because(String message) {
        return new HouseException(message, null);
    }

    /** A failure in plain words, with what caused it. */
    public static HouseException because(String message, Throwable cause) {
        return new HouseException(message, cause);
    }

    /** A command needs parts that do not run. */
    public static HouseException notUp() {
        return new HouseException("the house is not up: run ./hone up", null);
    }

    static HouseException notBuilt(Path missing, Throwable cause) {
        return new HouseException("%s is missing: build Hone first (./hone does it)".formatted(missing), cause);
    }

    /** A file or folder that cannot be read or written. */
    public static HouseException unusable(Path file, Throwable cause) {
        return new HouseException("cannot use %s: %s".formatted(file, cause.getMessage()), cause);
    }
}
