package dev.hone.pictures.duplicates;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Tensor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What happens to pictures on their way through mail programs, web sites and phones. */
enum Change {
    JPEG_60(1, 1, 0),
    HALF(0.5, 1, 0),
    THREE_QUARTERS(0.75, 1, 0),
    LARGER(1.3, 1, 0),
    DOUBLE(2, 1, 0),
    BRIGHTER(1, 1, 20),
    DARKER(1, 1, -20),
    MORE_LIGHT(1, 1.1, 0),
    LESS_LIGHT(1, 0.9, 0);

    private static final int[] JPEG = {IMWRITE_JPEG_QUALITY, 60};

    private final double scale;
    private final double gain;
    private final double offset;

    Change(double scale, double gain, double offset) {
        this.scale = scale;
        this.gain = gain;
        this.offset = offset;
    }

    Fingerprint of(byte[] file) {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = imdecode(new Mat(1, file.length, CV_8UC1, new BytePointer(file)), IMREAD_UNCHANGED);
            Mat changed = new Mat();
            if (scale == 1) {
                picture.convertTo(changed, -1, gain, offset);
            } else {
                Size size = new Size(side(picture.cols()), side(picture.rows()));
                resize(picture, changed, size, 0, 0, scale < 1 ? INTER_AREA : INTER_CUBIC);
            }
            return print(this == JPEG_60 ? encoded(changed, ".jpg", JPEG) : encoded(changed, ".png", new int[0]));
        }
    }

    private int side(int pixels) {
        return (int) Math.round(scale * pixels);
    }

    static Fingerprint print(byte[] file) {
        return Fingerprint.of(PictureReader.study(file));
    }

    static byte[] png(Tensor grey) {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(grey.height(), grey.width(), CV_8UC1);
            picture.data().put(grey.data(), 0, grey.data().length);
            return encoded(picture, ".png", new int[0]);
        }
    }

    private static byte[] encoded(Mat picture, String extension, int[] parameters) {
        BytePointer out = new BytePointer();
        imencode(extension, picture, out, new IntPointer(parameters));
        byte[] bytes = new byte[(int) out.limit()];
        out.get(bytes);
        return bytes;
    }
}
