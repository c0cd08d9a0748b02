package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import java.util.Locale;

/** The square that a project's pictures are brought to before a network sees them. */
public record PictureForm(int size, Channels channels, Fit fit) {
    static final PictureForm USUAL = new PictureForm(64, Channels.COLOUR, Fit.CROP);

    @JsonCreator
    static PictureForm of(
            @JsonProperty("size") Integer size,
            @JsonProperty("channels") String channels,
            @JsonProperty("fit") String fit) {
        return new PictureForm(
                size == null ? USUAL.size : size,
                channels == null ? USUAL.channels : Channels.valueOf(channels.toUpperCase(Locale.ROOT)),
                fit == null ? USUAL.fit : Fit.valueOf(fit.toUpperCase(Locale.ROOT)));
    }

    /** The same, as the decoder wants it. */
    public PictureSpec spec() {
        return new PictureSpec(size, size, channels, fit);
    }
}
