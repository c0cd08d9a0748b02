package dev.hone.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a network wants to see: size in pixels, channels, and how a picture is made to fit.
 *
 * <p>Two specs with the same {@link #digest()} turn the same bytes into the same tensor.
 */
public record PictureSpec(int width, int height, Channels channels, Fit fit) {

    private static final int LARGEST_SIDE = 1024;

    public PictureSpec {
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException("a network's picture has sides of 1 to %d pixels, not %d x %d"
                    .formatted(LARGEST_SIDE, width, height));
        }
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(fit, "fit");
    }

    /** SHA-256 over everything that decides how bytes become a tensor, the decoder's version included. */
    public String digest() {
        String text = "picture %dx%d %s %s, decoder %s\n"
                .formatted(width, height, channels.code(), fit.code(), PictureReader.DECODER);
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In few words, for people. */
    public String words() {
        return "%d x %d, %s, %s".formatted(width, height, channels.code(), fit.code());
    }

    /** How many bytes one tensor takes. */
    public int bytes() {
        return width * height * channels.count();
    }
}
