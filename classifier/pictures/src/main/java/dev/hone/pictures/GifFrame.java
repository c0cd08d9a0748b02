package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Paints a GIF file's first frame onto white. */
final class GifFrame {

    private static final int[] FIRST_ROWS = {0, 4, 2, 1};
    private static final int[] ROW_STEPS = {8, 8, 4, 2};

    private final GifFile gif;
    private final Mat canvas;
    private final ByteBuffer pixels;
    private final byte[] row;
    private int column;
    private int y;
    private int pass;

    private GifFrame(GifFile gif, Mat canvas) {
        this.gif = gif;
        this.canvas = canvas;
        this.pixels = canvas.createBuffer();
        this.row = new byte[3 * gif.width()];
    }

    static Mat decode(byte[] bytes) {
        GifFile gif = GifFile.read(ByteBuffer.wrap(bytes));
        Scalar white = new Scalar(255, 255, 255, 255);
        GifFrame frame =
                new GifFrame(gif, new Mat(gif.canvas().height(), gif.canvas().width(), CV_8UC3, white));
        frame.beginRow();
        new GifCodes(bytes, gif.data()).unpack((long) gif.width() * gif.height(), frame::put);
        return frame.canvas;
    }

    private void beginRow() {
        pixels.get(position(), row);
        column = 0;
    }

    private int position() {
        return 3 * ((gif.top() + y) * gif.canvas().width() + gif.left());
    }

    private void put(int number) {
        if (number != gif.transparent()) {
            // a number beyond the table is black, as browsers have it
            int from = 3 * number;
            boolean known = from + 2 < gif.colors().limit();
            row[3 * column] = known ? gif.colors().get(from + 2) : 0;
            row[3 * column + 1] = known ? gif.colors().get(from + 1) : 0;
            row[3 * column + 2] = known ? gif.colors().get(from) : 0;
        }
        column++;
        if (column == gif.width()) {
            pixels.put(position(), row);
            nextRow();
        }
    }

    private void nextRow() {
        y += gif.interlaced() ? ROW_STEPS[pass] : 1;
        while (gif.interlaced() && y >= gif.height() && pass < FIRST_ROWS.length - 1) {
            pass++;
            y = FIRST_ROWS[pass];
        }
        if (y < gif.height()) {
            beginRow();
        }
    }
}
