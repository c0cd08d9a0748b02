package dev.hone.pictures;

import java.util.Locale;

/** How many numbers describe one pixel of a tensor. */
public enum Channels {
    /** One number: how bright. */
    GREY(1),

    /** Three numbers: red, green, blue, in this order. */
    COLOUR(3);

    private final int count;

    Channels(int count) {
        this.count = count;
    }

    public int count() {
        return count;
    }

    /** The name in files and over HTTP, such as {@code colour}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
