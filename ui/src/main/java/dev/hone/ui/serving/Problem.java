package dev.hone.ui.serving;

/**
 * What serving says when it cannot do what it was asked (problem+json).
 *
 * @param status the HTTP status
 * @param code its stable name, as {@code not-an-image}
 * @param title a few words
 * @param detail one or two sentences for a person
 */
public record Problem(int status, String code, String title, String detail) {

    public Problem {
        code = code == null ? "" : code;
        title = title == null ? "" : title;
        detail = detail == null ? "" : detail;
    }
}
