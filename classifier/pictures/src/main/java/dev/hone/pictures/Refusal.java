package dev.hone.pictures;

import java.util.Locale;

/** Why bytes are not taken as a picture. */
public enum Refusal {
    /** The bytes are of no picture format that Hone knows, or only begin like one. */
    NOT_AN_IMAGE,

    /** The file breaks off before its end. */
    TRUNCATED,

    /** More bytes or more pixels than Hone takes. */
    TOO_LARGE,

    /** A picture, but of a sort that the decoder cannot read. */
    UNSUPPORTED,

    /** No bytes at all. */
    EMPTY;

    /** The name in files and over HTTP, such as {@code not-an-image}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
