package dev.hone.pictures;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Files to read: a picture whose left half is red and whose right half is blue, in many formats. */
final class SamplePictures {

    static final Color LEFT = new Color(200, 30, 20);
    static final Color RIGHT = new Color(20, 40, 210);

    private static final Path SAMPLES = samples();

    private SamplePictures() {}

    /** A file of the folder {@code samples}, where {@code make_samples.py} says how it was made. */
    static byte[] resource(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> resources() {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".py"))
                    .sorted()
                    .map(SamplePictures::resource)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path samples() {
        try {
            return Path.of(SamplePictures.class.getResource("/samples").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static BufferedImage halves(int width, int height) {
        return halves(width, height, BufferedImage.TYPE_INT_RGB, LEFT, RIGHT);
    }

    static BufferedImage halves(int width, int height, int type, Color left, Color right) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(left);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(right);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] encodedByOpenCv(BufferedImage image, String extension) {
        try (PointerScope scope = new PointerScope()) {
            return file(imdecode(new Mat(new BytePointer(encoded(image, "png"))), IMREAD_UNCHANGED), extension);
        }
    }

    /** OpenCV's own idea of which way is up, as a PNG file without EXIF data. */
    static byte[] asOpenCvShowsIt(byte[] bytes) {
        try (PointerScope scope = new PointerScope()) {
            return file(imdecode(new Mat(new BytePointer(bytes)), IMREAD_COLOR), ".png");
        }
    }

    private static byte[] file(Mat picture, String extension) {
        BytePointer out = new BytePointer();
        imencode(extension, picture, out);
        byte[] bytes = new byte[(int) out.limit()];
        out.get(bytes);
        return bytes;
    }

    /** A TIFF structure with nothing but the orientation, as EXIF has it. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** A grey TIFF picture whose left half is black and whose right half is white, stored turned. */
    static byte[] tiffWithOrientation(int width, int height, int orientation) {
        int[][] tags = {
            {256, width},
            {257, height},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 134},
            {274, orientation},
            {277, 1},
            {278, height},
            {279, width * height}
        };
        ByteBuffer tiff = ByteBuffer.allocate(134 + width * height)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1);
            tiff.putShort((short) tag[1]).putShort((short) 0);
        }
        tiff.putInt(0);
        for (int i = 0; i < width * height; i++) {
            tiff.put((byte) (i % width < width / 2 ? 0 : 255));
        }
        return tiff.array();
    }

    static byte[] jpegWithOrientation(byte[] jpeg, int orientation) {
        byte[] exif = exif(orientation);
        return ByteBuffer.allocate(jpeg.length + 10 + exif.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + exif.length))
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] pngWithOrientation(byte[] png, int orientation) {
        int afterHeader = 8 + 25;
        byte[] chunk = pngChunk("eXIf", exif(orientation));
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, afterHeader)
                .put(chunk)
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }

    /** A PNG file that claims any size and holds nothing. */
    static byte[] emptyPng(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] ihdr = pngChunk("IHDR", header);
        byte[] idat = pngChunk("IDAT", new byte[] {1, 2, 3});
        byte[] iend = pngChunk("IEND", new byte[0]);
        return ByteBuffer.allocate(8 + ihdr.length + idat.length + iend.length)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .put(ihdr)
                .put(idat)
                .put(iend)
                .array();
    }

    private static byte[] pngChunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
