package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Makes eight bits of sixteen and lays what is transparent over white, where the picture lies: each row is written over
 * rows already read, since a copy would take as much memory again.
 */
final class Opaque {

    private static final int NONE = -1;
    private static final int ALPHA = 3;
    private static final byte WHITE = (byte) 255;

    private Opaque() {}

    /** @param nothing the grey that means transparent */
    static Mat of(Mat picture, OptionalInt nothing) {
        int channels = picture.channels();
        int without = nothing.orElse(NONE);
        if (picture.depth() == CV_16U) {
            short[] row = new short[picture.cols() * channels];
            return rewritten(picture, (source, target) -> {
                source.asShortBuffer().get(row);
                fromSixteen(row, channels, target, without);
            });
        }
        if (channels != ALPHA + 1 && without == NONE) {
            return picture;
        }
        byte[] row = new byte[picture.cols() * channels];
        return rewritten(picture, (source, target) -> {
            source.get(row);
            fromEight(row, channels, target, without);
        });
    }

    /** Where the decoder has multiplied the colors with their opacity, as libtiff does with eight bits. */
    static Mat ofMultiplied(Mat picture) {
        if (picture.depth() != CV_8U || picture.channels() != ALPHA + 1) {
            return of(picture, OptionalInt.empty());
        }
        byte[] row = new byte[picture.cols() * (ALPHA + 1)];
        return rewritten(picture, (source, target) -> {
            source.get(row);
            fromMultiplied(row, target);
        });
    }

    private interface Row {
        void rewrite(ByteBuffer source, byte[] target);
    }

    private static Mat rewritten(Mat picture, Row row) {
        int left = picture.channels() == 1 ? 1 : ALPHA;
        long length = picture.total() * picture.elemSize();
        ByteBuffer pixels = picture.data().capacity(length).asByteBuffer().order(ByteOrder.nativeOrder());
        int sourceBytes = (int) (picture.cols() * picture.elemSize());
        byte[] target = new byte[picture.cols() * left];
        for (int y = 0; y < picture.rows(); y++) {
            row.rewrite(pixels.slice(y * sourceBytes, sourceBytes).order(ByteOrder.nativeOrder()), target);
            pixels.put(y * target.length, target);
        }
        return new Mat(picture.rows(), picture.cols(), left == 1 ? CV_8UC1 : CV_8UC3, picture.data());
    }

    private static void fromEight(byte[] row, int channels, byte[] target, int nothing) {
        if (channels == 1) {
            for (int i = 0; i < target.length; i++) {
                target[i] = Byte.toUnsignedInt(row[i]) == nothing ? WHITE : row[i];
            }
            return;
        }
        for (int from = 0, to = 0; to < target.length; from += ALPHA + 1, to += ALPHA) {
            int alpha = Byte.toUnsignedInt(row[from + ALPHA]);
            int light = 255 * (255 - alpha) + 127;
            for (int c = 0; c < ALPHA; c++) {
                target[to + c] = (byte) ((Byte.toUnsignedInt(row[from + c]) * alpha + light) / 255);
            }
        }
    }

    private static void fromMultiplied(byte[] row, byte[] target) {
        for (int from = 0, to = 0; to < target.length; from += ALPHA + 1, to += ALPHA) {
            int light = 255 - Byte.toUnsignedInt(row[from + ALPHA]);
            for (int c = 0; c < ALPHA; c++) {
                target[to + c] = (byte) Math.min(255, Byte.toUnsignedInt(row[from + c]) + light);
            }
        }
    }

    private static void fromSixteen(short[] row, int channels, byte[] target, int nothing) {
        if (channels != ALPHA + 1) {
            for (int i = 0; i < target.length; i++) {
                int value = Short.toUnsignedInt(row[i]);
                target[i] = value == nothing ? WHITE : eight(value);
            }
            return;
        }
        for (int from = 0, to = 0; to < target.length; from += ALPHA + 1, to += ALPHA) {
            int alpha = Short.toUnsignedInt(row[from + ALPHA]);
            for (int c = 0; c < ALPHA; c++) {
                target[to + c] = overWhite(Short.toUnsignedInt(row[from + c]), alpha);
            }
        }
    }

    /** A 257th, rounded. */
    private static byte eight(int value) {
        return (byte) (value * 255 + 32_895 >>> 16);
    }

    /** Rounded once, at the end: from 16 bits and opacity straight to eight. */
    private static byte overWhite(int value, int alpha) {
        long shown = (long) value * alpha + 65_535L * (65_535 - alpha);
        return (byte) ((shown + 65_535L * 257 / 2) / (65_535L * 257));
    }
}
