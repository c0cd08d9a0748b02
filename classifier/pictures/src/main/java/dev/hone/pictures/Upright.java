package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR_EXACT;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A decoded picture as a person sees it. It lies in memory as it was stored: only what was cut out and resized is turned,
 * which costs nothing, where turning the whole would take its memory twice.
 *
 * @param stored eight bits, one channel or blue-green-red
 * @param orientation what EXIF says about {@code stored}
 */
record Upright(Mat stored, int orientation) {

    private static final int MIRROR_SIDEWAYS = 1;
    private static final int MIRROR_UPSIDE_DOWN = 0;

    int width() {
        return onItsSide(orientation) ? stored.rows() : stored.cols();
    }

    int height() {
        return onItsSide(orientation) ? stored.cols() : stored.rows();
    }

    int channels() {
        return stored.channels();
    }

    static boolean onItsSide(int orientation) {
        return orientation >= 5;
    }

    /** All of the picture in another size. */
    Mat whole(int width, int height) {
        return window(0, 0, width(), height(), width, height);
    }

    /** A part of the picture in another size; everything in upright coordinates. */
    Mat window(int x, int y, int cut, int cutHeight, int width, int height) {
        boolean lying = onItsSide(orientation);
        int columns = lying ? cutHeight : cut;
        int rows = lying ? cut : cutHeight;
        int across = lying ? y : x;
        int down = lying ? x : y;
        int left = fromTheRight() ? stored.cols() - across - columns : across;
        int top = fromBelow() ? stored.rows() - down - rows : down;
        Mat part = new Mat(stored, new Rect(left, top, columns, rows));
        return turned(resized(part, lying ? height : width, lying ? width : height));
    }

    private boolean fromTheRight() {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private boolean fromBelow() {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /** Averages where it shrinks, interpolates where it grows: a long picture may need one each way. */
    private static Mat resized(Mat picture, int width, int height) {
        Mat shrunk = resized(picture, Math.min(width, picture.cols()), Math.min(height, picture.rows()), INTER_AREA);
        return resized(shrunk, width, height, INTER_LINEAR_EXACT);
    }

    private static Mat resized(Mat picture, int width, int height, int interpolation) {
        if (picture.cols() == width && picture.rows() == height) {
            return picture;
        }
        Mat resized = new Mat();
        resize(picture, resized, new Size(width, height), 0, 0, interpolation);
        return resized;
    }

    private Mat turned(Mat picture) {
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
}
