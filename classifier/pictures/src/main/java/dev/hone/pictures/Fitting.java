package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR_EXACT;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Makes a decoded picture the size and the channels that a network wants. */
final class Fitting {

    private Fitting() {}

    static Tensor tensor(Mat picture, PictureSpec spec) {
        Mat fitted = switch (spec.fit()) {
            case CROP -> crop(picture, spec);
            case PAD -> pad(picture, spec);
            case STRETCH -> resized(picture, spec.width(), spec.height());
        };
        byte[] data = new byte[spec.bytes()];
        ByteBuffer pixels = inChannels(fitted, spec.channels()).createBuffer();
        pixels.get(data);
        return new Tensor(spec.width(), spec.height(), spec.channels().count(), data);
    }

    private static Mat crop(Mat picture, PictureSpec spec) {
        double scale = Math.max((double) spec.width() / picture.cols(), (double) spec.height() / picture.rows());
        int width = side(spec.width() / scale, picture.cols());
        int height = side(spec.height() / scale, picture.rows());
        Rect middle = new Rect((picture.cols() - width) / 2, (picture.rows() - height) / 2, width, height);
        return resized(new Mat(picture, middle), spec.width(), spec.height());
    }

    private static Mat pad(Mat picture, PictureSpec spec) {
        double scale = Math.min((double) spec.width() / picture.cols(), (double) spec.height() / picture.rows());
        int width = side(picture.cols() * scale, spec.width());
        int height = side(picture.rows() * scale, spec.height());
        int left = (spec.width() - width) / 2;
        int top = (spec.height() - height) / 2;
        int right = spec.width() - width - left;
        int bottom = spec.height() - height - top;
        Mat padded = new Mat();
        Scalar white = new Scalar(255, 255, 255, 255);
        copyMakeBorder(resized(picture, width, height), padded, top, bottom, left, right, BORDER_CONSTANT, white);
        return padded;
    }

    private static int side(double length, int most) {
        return (int) Math.clamp(Math.round(length), 1, most);
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

    private static Mat inChannels(Mat picture, Channels channels) {
        boolean grey = picture.channels() == 1;
        Mat converted = new Mat();
        switch (channels) {
            case GREY -> {
                if (grey) {
                    // a crop is a window into a larger picture: copying puts its rows side by side
                    picture.copyTo(converted);
                } else {
                    cvtColor(picture, converted, COLOR_BGR2GRAY);
                }
            }
            case COLOUR -> cvtColor(picture, converted, grey ? COLOR_GRAY2RGB : COLOR_BGR2RGB);
        }
        return converted;
    }
}
