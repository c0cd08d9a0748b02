package dev.hone.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A picture's file format, told from its first bytes: names and content types that people send are not believed. */
public enum PictureKind {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    BMP("bmp", "image/bmp"),
    WEBP("webp", "image/webp"),
    TIFF("tif", "image/tiff");

    private final String extension;
    private final String mediaType;

    PictureKind(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<PictureKind> of(byte[] bytes) {
        if (starts(bytes, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        } else if (starts(bytes, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        } else if (starts(bytes, "GIF87a") || starts(bytes, "GIF89a")) {
            return Optional.of(GIF);
        } else if (starts(bytes, "BM")) {
            return Optional.of(BMP);
        } else if (starts(bytes, "RIFF") && at(bytes, 8, "WEBP")) {
            return Optional.of(WEBP);
        } else if (starts(bytes, "II*\0") || starts(bytes, "MM\0*")) {
            return Optional.of(TIFF);
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, String signature) {
        return at(bytes, 0, signature);
    }

    private static boolean at(byte[] bytes, int offset, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= offset + expected.length
                && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
    }
}
