package dev.hone.ui.api;

import java.util.Locale;

/** What can go wrong, as callers may tell it apart. Codes are serving's where serving has the same, and are never renamed. */
enum ProblemCode {
    /** The request brings no key. */
    KEY_MISSING(401, "A key is needed"),

    /** The key is none, or was one. */
    KEY_UNKNOWN(401, "The key opens nothing here"),

    /** The key's role is not for this. */
    ROLE_TOO_LOW(403, "The key is not for this"),

    /** There is no such project. */
    UNKNOWN_PROJECT(404, "There is no such project"),

    /** The project has no such version. */
    UNKNOWN_VERSION(404, "The project has no such version"),

    /** There is no such training, or nothing was asked for under this id. */
    UNKNOWN_ID(404, "There is nothing under this id"),

    /** Something stands in the way of what was asked for. */
    NOT_NOW(409, "It cannot be done as things are"),

    /** What was sent is more than is taken. */
    TOO_LARGE(413, "It is too large"),

    /** None of what was sent could be taken. */
    NOTHING_TAKEN(422, "No picture was taken"),

    /** A value is not one of those that are taken. */
    INVALID(422, "A value cannot be taken"),

    /** The request itself makes no sense. */
    BAD_REQUEST(400, "The request cannot be understood"),

    /** The path names nothing. */
    NOT_FOUND(404, "There is nothing here"),

    /** The path does not take this method. */
    METHOD_NOT_ALLOWED(405, "The path does not take this method"),

    /** So much is being done that this has to wait; to be tried again. */
    BUSY(503, "Too much is being done already"),

    /** A part of Hone that is needed does not answer; to be tried again. */
    UNAVAILABLE(503, "A part of Hone does not answer"),

    /** A mistake in Hone. */
    INTERNAL(500, "Something went wrong in Hone");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The name over HTTP, such as {@code role-too-low}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean asksForKey() {
        return this == KEY_MISSING || this == KEY_UNKNOWN;
    }

    boolean passes() {
        return this == BUSY || this == UNAVAILABLE;
    }
}
