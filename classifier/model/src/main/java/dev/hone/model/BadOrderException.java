package dev.hone.model;

import java.nio.file.Path;

/** A training order that cannot be carried out; the message says in plain words what is wrong with it. */
public final class BadOrderException extends RuntimeException {

    private BadOrderException(String message, Throwable cause) {
        super(message, cause);
    }

    static BadOrderException missing(Path file) {
        return new BadOrderException("there is no training order at %s".formatted(file), null);
    }

    static BadOrderException unreadable(Path file, String what, Throwable cause) {
        return new BadOrderException("the training order %s cannot be read: %s".formatted(file, what), cause);
    }
}
