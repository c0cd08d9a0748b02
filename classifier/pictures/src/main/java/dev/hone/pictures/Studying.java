package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Measures a decoded picture. */
final class Studying {

    /** The longer side of what is measured. */
    static final int SIDE = 256;

    private static final int THUMBNAIL_SIDE = 32;
    private static final double WHITE = 255;

    private Studying() {}

    static PictureStudy study(Upright picture, Header header) {
        Mat grey = Fitting.in(Channels.GREY, measured(picture));
        Spread light = Spread.of(grey);
        Mat edges = new Mat();
        Laplacian(grey, edges, CV_32F);
        double sharpness = Math.pow(Spread.of(edges).deviation, 2);
        boolean lying = Upright.onItsSide(header.orientation());
        PictureStatistics statistics = new PictureStatistics(
                lying ? header.picture().height() : header.picture().width(),
                lying ? header.picture().width() : header.picture().height(),
                picture.channels(),
                light.mean / WHITE,
                light.deviation / WHITE,
                sharpness);
        return new PictureStudy(header.picture(), statistics, thumbnail(picture));
    }

    private static Mat measured(Upright picture) {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(picture.width() * scale));
        int height = (int) Math.max(1, Math.round(picture.height() * scale));
        return picture.whole(width, height);
    }

    private static Tensor thumbnail(Upright picture) {
        int width = Math.min(THUMBNAIL_SIDE, picture.width());
        int height = Math.min(THUMBNAIL_SIDE, picture.height());
        return Fitting.tensor(picture.whole(width, height), Channels.GREY);
    }

    private record Spread(double mean, double deviation) {

        static Spread of(Mat values) {
            Mat mean = new Mat();
            Mat deviation = new Mat();
            meanStdDev(values, mean, deviation);
            DoubleBuffer middle = mean.createBuffer();
            DoubleBuffer around = deviation.createBuffer();
            return new Spread(middle.get(0), around.get(0));
        }
    }
}
