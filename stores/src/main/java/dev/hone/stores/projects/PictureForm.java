package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The square that a project's pictures are brought to before a network sees them.
 *
 * @param size 0 until the project's network says what is usual
 */
public record PictureForm(int size, Channels channels, Fit fit) {
    static final PictureForm USUAL = new PictureForm(0, Channels.COLOUR, Fit.CROP);

    @JsonCreator
    static PictureForm of(
            @JsonProperty("size") Integer size,
            @JsonProperty("channels") String channels,
            @JsonProperty("fit") String fit) {
        return new PictureForm(
                size == null ? USUAL.size : size,
                channels == null ? USUAL.channels : one("channels", Channels.values(), Channels::code, channels),
                fit == null ? USUAL.fit : one("fit", Fit.values(), Fit::code, fit));
    }

    private static <T> T one(String key, T[] all, Function<T, String> code, String word) {
        return Stream.of(all)
                .filter(each -> code.apply(each).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is %s, not '%s'"
                        .formatted(key, Stream.of(all).map(code).collect(Collectors.joining(" or ")), word)));
    }

    PictureForm orSize(int usual) {
        return size == 0 ? new PictureForm(usual, channels, fit) : this;
    }

    /** The same, as the decoder wants it. */
    public PictureSpec spec() {
        return new PictureSpec(size, size, channels, fit);
    }
}
