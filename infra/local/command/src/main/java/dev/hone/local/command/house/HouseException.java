package dev.hone.local.command.house;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Something about the house stands in the way; the message says what, and what a person can do about it. */
public final class HouseException extends RuntimeException {
    private static final String FULL = "the disk is full; make room and try again";

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
    public static HouseException unusable(Path file, IOException cause) {
        Path named = cause instanceof FileSystemException system && system.getFile() != null
                ? Path.of(system.getFile())
                : file;
        return new HouseException("cannot use %s: %s".formatted(named, reason(cause)), cause);
    }

    /** Java tells most of these by the file's name alone. */
    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission; HONE_HOME names another folder for the house";
            case NoSuchFileException missing -> "it is not there";
            case CharacterCodingException damaged -> "it is damaged, bring it back from a backup";
            case FileSystemException system when "No space left on device".equals(system.getReason()) -> FULL;
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> "No space left on device".equals(cause.getMessage()) ? FULL : cause.getMessage();
        };
    }
}
