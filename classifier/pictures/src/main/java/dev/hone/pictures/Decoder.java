package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV behind a door: bytes in, tensor out, and every native picture freed before it closes.
 *
 * <p>OpenCV's own threads are switched off: requests and shards already run beside each other, and one thread gives the
 * same result every time.
 */
final class Decoder {

    static {
        opencv_core.setNumThreads(1);
    }

    private static final double FROM_16_BITS = 1 / 257.0;
    private static final int MIRROR_SIDEWAYS = 1;
    private static final int MIRROR_UPSIDE_DOWN = 0;

    private Decoder() {}

    static Tensor decode(byte[] bytes, Header header, PictureSpec spec) {
        try (PointerScope scope = new PointerScope()) {
            Mat decoded = decode(bytes, header.picture().kind());
            Mat upright = turnUpright(decoded, header.orientation());
            Mat opaque = overWhite(upright);
            return Fitting.tensor(opaque, spec);
        }
    }

    /** One, three (blue-green-red) or four (with alpha) channels of eight bits. */
    private static Mat decode(byte[] bytes, PictureKind kind) {
        Mat encoded = new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes));
        Mat picture;
        try {
            picture = imdecode(encoded, IMREAD_UNCHANGED);
        } catch (RuntimeException e) {
            throw RefusedPictureException.broken(kind);
        }
        if (picture == null || picture.empty()) {
            throw RefusedPictureException.broken(kind);
        }
        if (picture.channels() == 2 || picture.channels() > 4) {
            throw RefusedPictureException.unsupported(kind, picture.channels() + " channels");
        }
        if (picture.depth() == CV_8U) {
            return picture;
        }
        if (picture.depth() != CV_16U) {
            throw RefusedPictureException.unsupported(kind, "numbers other than 8 or 16 bits a channel");
        }
        Mat eightBits = new Mat();
        picture.convertTo(eightBits, CV_8U, FROM_16_BITS, 0);
        return eightBits;
    }

    private static Mat turnUpright(Mat picture, int orientation) {
        Mat turned = new Mat();
        switch (orientation) {
            case 2 -> flip(picture, turned, MIRROR_SIDEWAYS);
            case 3 -> rotate(picture, turned, ROTATE_180);
            case 4 -> flip(picture, turned, MIRROR_UPSIDE_DOWN);
            case 5 -> transpose(picture, turned);
            case 6 -> rotate(picture, turned, ROTATE_90_CLOCKWISE);
            case 7 -> {
                Mat transposed = new Mat();
                transpose(picture, transposed);
                rotate(transposed, turned, ROTATE_180);
            }
            case 8 -> rotate(picture, turned, ROTATE_90_COUNTERCLOCKWISE);
            default -> {
                return picture;
            }
        }
        return turned;
    }

    private static Mat overWhite(Mat picture) {
        if (picture.channels() != 4) {
            return picture;
        }
        Mat opaque = new Mat(picture.rows(), picture.cols(), CV_8UC3);
        ByteBuffer from = picture.createBuffer();
        ByteBuffer to = opaque.createBuffer();
        byte[] source = new byte[picture.cols() * 4];
        byte[] target = new byte[picture.cols() * 3];
        for (int y = 0; y < picture.rows(); y++) {
            from.get(source);
            for (int x = 0; x < picture.cols(); x++) {
                int alpha = Byte.toUnsignedInt(source[4 * x + 3]);
                for (int c = 0; c < 3; c++) {
                    int value = Byte.toUnsignedInt(source[4 * x + c]);
                    target[3 * x + c] = (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
                }
            }
            to.put(target);
        }
        return opaque;
    }
}
