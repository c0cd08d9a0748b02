package dev.hone.serving.problems;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can go wrong, as callers may tell it apart. Codes are never renamed. */
public enum ProblemCode {
    /** The project named does not exist, or none was named and there is more than one. */
    UNKNOWN_PROJECT(404, "There is no such project"),

    /** No verified version of the project answers here. */
    MODEL_UNAVAILABLE(503, "No version of the project answers"),

    /** The bytes are no picture. */
    NOT_AN_IMAGE(415, "This is not a picture"),

    /** The picture breaks off. */
    TRUNCATED(422, "The picture is cut off"),

    /** More bytes or pixels than are taken. */
    TOO_LARGE(413, "The picture is too large"),

    /** A picture that cannot be decoded. */
    UNSUPPORTED(415, "This kind of picture cannot be read"),

    /** No bytes came. */
    EMPTY(400, "There is no picture in the request"),

    /** The prediction id was not made here: forged, damaged, or signed with another key. */
    UNKNOWN_PREDICTION(404, "There is no such prediction"),

    /** The project has no such class. */
    UNKNOWN_LABEL(422, "The project has no such class"),

    /** The picture or the prediction is on its way to the stores; to be tried again. */
    PICTURE_PENDING(409, "The picture is still being stored"),

    /** The project keeps no pictures that were only asked about: this one must come with the judgement. */
    PICTURE_NEEDED(422, "The picture is not kept"),

    /** The picture sent with a judgement is another than the one that was answered. */
    OTHER_PICTURE(422, "This is another picture"),

    /** The picture was erased and is not taken again. */
    PICTURE_ERASED(410, "The picture was erased"),

    /** Nothing lies at the address. */
    NO_SUCH_PICTURE(404, "There is no picture at this address"),

    /** What an answer was made of cannot be shown any more: its version was replaced, or its picture is not kept. */
    EXPLANATION_GONE(410, "This answer cannot be explained any more"),

    /** The body comes too slowly, or breaks off. */
    TOO_SLOW(408, "The request came too slowly"),

    /** The key asks more often than it may; to be tried again. */
    TOO_MANY_REQUESTS(429, "The key asks too often"),

    /** More waits already than can be answered soon; to be tried again. */
    BUSY(503, "Too many requests wait already"),

    /** The request brings no key. */
    KEY_MISSING(401, "A key is needed"),

    /** The key is none, or was one. */
    KEY_UNKNOWN(401, "The key opens nothing here"),

    /** The key's role is not for this. */
    ROLE_TOO_LOW(403, "The key is not for this"),

    /** The request itself makes no sense. */
    BAD_REQUEST(400, "The request cannot be understood"),

    /** The path names nothing. */
    NOT_FOUND(404, "There is nothing here"),

    /** The path does not take this method. */
    METHOD_NOT_ALLOWED(405, "The path does not take this method"),

    /** A store that is needed does not answer; to be tried again. */
    UNAVAILABLE(503, "A store does not answer"),

    /** A mistake in Hone. */
    INTERNAL(500, "Something went wrong in Hone");

    private static final Set<ProblemCode> PASSING =
            EnumSet.of(PICTURE_PENDING, UNAVAILABLE, MODEL_UNAVAILABLE, TOO_MANY_REQUESTS, BUSY);

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** What a status means that the container gave by itself: protocols and methods that it does not speak are the caller's. */
    static ProblemCode ofContainer(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 501, 505 -> BAD_REQUEST;
            default -> status < INTERNAL.status ? BAD_REQUEST : INTERNAL;
        };
    }

    public String title() {
        return title;
    }

    /** The name over HTTP, such as {@code not-an-image}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a key, or another one, is what is asked for. */
    boolean asksForKey() {
        return this == KEY_MISSING || this == KEY_UNKNOWN;
    }

    /** Whether trying again in a moment may help. */
    public boolean passes() {
        return PASSING.contains(this);
    }
}
