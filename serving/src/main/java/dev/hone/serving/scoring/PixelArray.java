package dev.hone.serving.scoring;

import dev.hone.pictures.Png;
import dev.hone.serving.problems.ProblemException;
import java.awt.image.BufferedImage;
import tools.jackson.databind.JsonNode;

/**
 * A picture as rows of pixels, each of them a number from 0 to 255, or an array of one (grey) or three (red, green, blue). It
 * becomes a file, so that it goes the way of every other picture and can be kept.
 */
final class PixelArray {
    private static final int LARGEST = 255;

    private PixelArray() {}

    static byte[] png(int number, JsonNode rows) {
        int height = rows.size();
        int width = rows.path(0).size();
        // as many pixels as the request has numbers, and so no more than fit into memory
        if (width == 0 || rows.valueStream().anyMatch(row -> !row.isArray() || row.size() != width)) {
            throw malformed(number);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            JsonNode row = rows.get(y);
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, color(number, row.get(x)));
            }
        }
        return Png.of(image);
    }

    private static int color(int number, JsonNode pixel) {
        if (pixel.isArray() && pixel.size() == 3) {
            return level(number, pixel.get(0)) << 16 | level(number, pixel.get(1)) << 8 | level(number, pixel.get(2));
        }
        int grey = level(number, pixel.isArray() && pixel.size() == 1 ? pixel.get(0) : pixel);
        return grey << 16 | grey << 8 | grey;
    }

    private static int level(int number, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0 || value.asInt() > LARGEST) {
            throw malformed(number);
        }
        return value.asInt();
    }

    private static ProblemException malformed(int number) {
        return ProblemException.badRequest(
                "Picture %d is no array of rows that are equally long, of pixels from 0 to 255, or of three of these."
                        .formatted(number));
    }
}
