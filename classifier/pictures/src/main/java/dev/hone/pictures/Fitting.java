package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Makes a decoded picture the size and the channels that a network wants. */
final class Fitting {

    private Fitting() {}

    static Tensor tensor(Upright picture, PictureSpec spec) {
        Mat fitted = switch (spec.fit()) {
            case CROP -> crop(picture, spec);
            case PAD -> pad(picture, spec);
            case STRETCH -> picture.whole(spec.width(), spec.height());
        };
        return tensor(fitted, spec.channels());
    }

    static Tensor tensor(Mat picture, Channels channels) {
        byte[] data = new byte[picture.cols() * picture.rows() * channels.count()];
        ByteBuffer pixels = in(channels, picture).createBuffer();
        pixels.get(data);
        return new Tensor(picture.cols(), picture.rows(), channels.count(), data);
    }

    private static Mat crop(Upright picture, PictureSpec spec) {
        double scale = Math.max((double) spec.width() / picture.width(), (double) spec.height() / picture.height());
        int width = side(spec.width() / scale, picture.width());
        int height = side(spec.height() / scale, picture.height());
        int left = (picture.width() - width) / 2;
        int top = (picture.height() - height) / 2;
        return picture.window(left, top, width, height, spec.width(), spec.height());
    }

    private static Mat pad(Upright picture, PictureSpec spec) {
        double scale = Math.min((double) spec.width() / picture.width(), (double) spec.height() / picture.height());
        int width = side(picture.width() * scale, spec.width());
        int height = side(picture.height() * scale, spec.height());
        int left = (spec.width() - width) / 2;
        int top = (spec.height() - height) / 2;
        int right = spec.width() - width - left;
        int bottom = spec.height() - height - top;
        Mat padded = new Mat();
        Scalar white = new Scalar(255, 255, 255, 255);
        copyMakeBorder(picture.whole(width, height), padded, top, bottom, left, right, BORDER_CONSTANT, white);
        return padded;
    }

    private static int side(double length, int most) {
        return (int) Math.clamp(Math.round(length), 1, most);
    }

    /** A copy whose rows lie side by side, red first. */
    static Mat in(Channels channels, Mat picture) {
        boolean grey = picture.channels() == 1;
        Mat converted = new Mat();
        switch (channels) {
            case GREY -> {
                if (grey) {
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
