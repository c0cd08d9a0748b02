package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * OpenCV behind a door: bytes in, an answer out, and every native picture freed before it closes.
 *
 * <p>OpenCV's own threads are switched off: requests and shards already run beside each other, and one thread gives the
 * same result every time.
 */
final class Decoder {

    static {
        opencv_core.setNumThreads(1);
    }

    private Decoder() {}

    /** @param use makes of the picture what outlives it */
    static <T> T decode(byte[] bytes, Header header, int reduction, Function<Upright, T> use) {
        try (PointerScope scope = new PointerScope()) {
            return use.apply(decoded(bytes, header, reduction));
        }
    }

    private static Upright decoded(byte[] bytes, Header header, int reduction) {
        Picture picture = header.picture();
        Mat stored = switch (picture.kind()) {
            case GIF -> GifFrame.decode(bytes);
            case WEBP -> webp(bytes);
            case PNG -> {
                PngStill still = PngStill.of(bytes);
                yield Opaque.of(imread(still.file(), picture.kind(), IMREAD_UNCHANGED), still.nothing());
            }
            case JPEG -> imread(bytes, picture.kind(), flags(header, reduction));
            case BMP -> Opaque.of(imread(bytes, picture.kind(), IMREAD_UNCHANGED), OptionalInt.empty());
            case TIFF -> Opaque.ofMultiplied(imread(bytes, picture.kind(), IMREAD_UNCHANGED));
        };
        // of all formats, OpenCV turns TIFF by itself, whatever the flags say
        int orientation = picture.kind() == PictureKind.TIFF ? Header.UPRIGHT : header.orientation();
        boolean turned = picture.kind() == PictureKind.TIFF && Upright.onItsSide(header.orientation());
        int width = Math.ceilDiv(turned ? picture.height() : picture.width(), reduction);
        int height = Math.ceilDiv(turned ? picture.width() : picture.height(), reduction);
        if (stored.cols() != width || stored.rows() != height) {
            throw RefusedPictureException.broken(picture.kind());
        }
        return new Upright(stored, orientation);
    }

    private static int flags(Header header, int reduction) {
        if (reduction == Reduction.NONE) {
            return IMREAD_UNCHANGED;
        }
        // the flags for 2, 4 and 8 are 16, 32 and 64, one more for color
        int halved = header.grey() ? IMREAD_REDUCED_GRAYSCALE_2 : IMREAD_REDUCED_COLOR_2;
        int color = halved - IMREAD_REDUCED_GRAYSCALE_2;
        return IMREAD_REDUCED_GRAYSCALE_2 * reduction / 2 | color | IMREAD_IGNORE_ORIENTATION;
    }

    private static Mat webp(byte[] bytes) {
        WebpFile file = WebpFile.read(ByteBuffer.wrap(bytes));
        Mat frame = Opaque.of(imread(file.still().array(), PictureKind.WEBP, IMREAD_UNCHANGED), OptionalInt.empty());
        Picture canvas = file.header().picture();
        boolean covers = file.width() == canvas.width() && file.height() == canvas.height();
        if (covers || frame.cols() != file.width() || frame.rows() != file.height()) {
            return frame;
        }
        Mat whole = new Mat();
        int right = canvas.width() - file.left() - file.width();
        int bottom = canvas.height() - file.top() - file.height();
        Scalar white = new Scalar(255, 255, 255, 255);
        copyMakeBorder(frame, whole, file.top(), bottom, file.left(), right, BORDER_CONSTANT, white);
        return whole;
    }

    private static Mat imread(byte[] file, PictureKind kind, int flags) {
        Mat encoded = new Mat(1, file.length, CV_8UC1, new BytePointer(file));
        Mat picture;
        try {
            picture = imdecode(encoded, flags);
        } catch (RuntimeException e) {
            throw RefusedPictureException.broken(kind);
        }
        if (picture == null || picture.empty()) {
            throw RefusedPictureException.broken(kind);
        }
        return picture;
    }
}
