package dev.hone.pictures;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats that Hone does not read but can name, so that whoever sends one knows what to do. */
final class OtherFormat {

    private record Sign(int offset, String bytes, String name) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(4, "ftypheic", "HEIC"),
            new Sign(4, "ftypheix", "HEIC"),
            new Sign(4, "ftypmif1", "HEIF"),
            new Sign(4, "ftypmsf1", "HEIF"),
            new Sign(4, "ftypavif", "AVIF"),
            new Sign(4, "ftypavis", "AVIF"),
            new Sign(0, "\u0000\u0000\u0000\fJXL ", "JPEG XL"),
            new Sign(0, "\u00ff\n", "JPEG XL"),
            new Sign(0, "\u0000\u0000\u0000\fjP  ", "JPEG 2000"),
            new Sign(0, "\u00ffO\u00ffQ", "JPEG 2000"),
            new Sign(0, "II+\u0000", "BigTIFF"),
            new Sign(0, "MM\u0000+", "BigTIFF"),
            new Sign(0, "8BPS", "Photoshop"),
            new Sign(0, "v/1\u0001", "OpenEXR"),
            new Sign(0, "\u0000\u0000\u0001\u0000", "icon"),
            new Sign(0, "<svg", "SVG"),
            new Sign(0, "%PDF", "PDF"),
            new Sign(128, "DICM", "DICOM"));

    private OtherFormat() {}

    static RefusedPictureException refusal(byte[] bytes) {
        return SIGNS.stream()
                .filter(sign -> begins(bytes, sign))
                .findFirst()
                .map(sign -> RefusedPictureException.otherFormat(sign.name()))
                .orElseGet(RefusedPictureException::notAnImage);
    }

    private static boolean begins(byte[] bytes, Sign sign) {
        byte[] expected = sign.bytes().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < expected.length; i++) {
            if (sign.offset() + i >= bytes.length || bytes[sign.offset() + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
