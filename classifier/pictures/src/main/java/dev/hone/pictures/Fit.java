package dev.hone.pictures;

import java.util.Locale;

/** What happens to a picture whose proportions are not those of the tensor. */
public enum Fit {
    /** Keeps the middle and cuts off what sticks out: nothing is distorted, the margins are lost. */
    CROP,

    /** Shows all of the picture between white bars: nothing is lost or distorted, the content is smaller. */
    PAD,

    /** Pulls the picture to the size: nothing is lost, the content is distorted. */
    STRETCH;

    /** The name in files and over HTTP, such as {@code crop}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
