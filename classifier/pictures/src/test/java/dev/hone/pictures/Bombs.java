package dev.hone.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files that ask for much: memory, time or both. */
final class Bombs {

    private Bombs() {}

    static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> bombs = new LinkedHashMap<>();
        bombs.put("png of 16 bits and alpha", () -> png(7000, 7000, 16, 6, 0));
        bombs.put("png of 16 bits and alpha, interlaced", () -> png(7000, 7000, 16, 6, 1));
        bombs.put("png of one bit", () -> png(7000, 7000, 1, 0, 0));
        bombs.put("png with alpha", () -> png(7000, 7000, 8, 6, 0));
        bombs.put("png beyond the limit", () -> png(8000, 8000, 1, 0, 0));
        bombs.put("png with a text of a gigabyte", () -> pngWith(chunk("zTXt", text(1 << 30))));
        bombs.put("png with a profile of a gigabyte", () -> pngWith(chunk("iCCP", text(1 << 30))));
        bombs.put("png of a million chunks", () -> pngWith(repeated(chunk("abCd", new byte[0]), 1_000_000)));
        bombs.put("png of a million pieces of data", () -> pngWith(repeated(chunk("IDAT", new byte[0]), 1_000_000)));
        bombs.put("animated png of huge frames", () -> pngWith(chunk("acTL", new byte[] {0, 0, 0, 9, 0, 0, 0, 0})));
        bombs.put("animated png with an empty control chunk", () -> pngWith(chunk("fcTL", new byte[0])));
        bombs.put("gif of one color", () -> gif(7000, 7000, 7000, 7000, 1 << 20));
        bombs.put("gif whose frame is larger than its screen", () -> gif(1, 1, 65_000, 65_000, 1 << 10));
        bombs.put("gif whose screen is larger than its frame", () -> gif(65_000, 700, 1, 1, 1 << 10));
        bombs.put("gif that clears its table again and again", Bombs::gifOfClears);
        bombs.put("gif of a million extensions", Bombs::gifOfExtensions);
        bombs.put("bmp of runs", () -> bmp(7000, 7000, 8, 1, 3_000_000));
        bombs.put("bmp that stops at once", () -> bmp(7000, 7000, 8, 1, 2));
        bombs.put("bmp without pixels", () -> bmp(7000, 7000, 24, 0, 0));
        bombs.put("bmp with the lowest height", () -> bmp(10, Integer.MIN_VALUE, 24, 0, 100));
        bombs.put("tiff with one huge tile", () -> tiff(10, 10, 30_000, 30_000, 1));
        bombs.put("tiff whose tiles stick out", () -> tiff(1, 1_000_000, 4096, 16, 1));
        bombs.put("tiff of zeros", () -> tiff(7000, 7000, 7008, 7008, 8));
        bombs.put("tiff of small tiles", () -> tiff(6000, 6000, 16, 16, 8));
        bombs.put("webp that says it is huge", () -> webp(16_383, 3000));
        bombs.put("webp of one color", () -> webp(10_000, 4200));
        bombs.put("webp beyond the limit", () -> webp(16_383, 16_383));
        bombs.put("jpeg of 50 megapixels", () -> jpeg(0xC0, 7000, 7000, 1));
        bombs.put("progressive jpeg of 50 megapixels", () -> jpeg(0xC2, 7000, 7000, 1));
        bombs.put("progressive jpeg of the most scans", () -> jpeg(0xC2, 7000, 7000, 64));
        bombs.put("progressive jpeg of too many scans", () -> jpeg(0xC2, 7000, 7000, 5000));
        bombs.put("jpeg beyond the limit", () -> jpeg(0xC0, 65_000, 65_000, 1));
        return bombs;
    }

    static byte[] png(int width, int height, int bits, int colourType, int interlace) {
        int channels = colourType == 6 ? 4 : 1;
        long row = Math.ceilDiv((long) width * bits * channels, 8) + 1;
        byte[] ihdr = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) bits, (byte) colourType, 0, 0, (byte) interlace})
                .array();
        // seven passes have more row filters, at most twice as many rows together
        byte[] idat = deflated(row * height + (interlace == 1 ? 2L * height : 0));
        return png(chunk("IHDR", ihdr), chunk("IDAT", idat));
    }

    private static byte[] pngWith(byte[] chunks) {
        byte[] ihdr = {0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0};
        return png(chunk("IHDR", ihdr), chunks, chunk("IDAT", deflated(9 * 28)));
    }

    private static byte[] png(byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
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

    private static byte[] text(long length) {
        byte[] packed = deflated(length);
        return ByteBuffer.allocate(packed.length + 3)
                .put(new byte[] {'a', 0, 0})
                .put(packed)
                .array();
    }

    private static byte[] deflated(long zeros) {
        Deflater deflater = new Deflater(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = new byte[1 << 16];
        byte[] packed = new byte[1 << 16];
        for (long left = zeros; left > 0; left -= in.length) {
            deflater.setInput(in, 0, (int) Math.min(left, in.length));
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    /** The data are zeros, which unpack to the first color for a while. */
    private static byte[] gif(int screenWidth, int screenHeight, int width, int height, int data) {
        return gif(screenWidth, screenHeight, width, height, new byte[0], new byte[data]);
    }

    private static byte[] gifOfClears() {
        byte[] clears = new byte[20_000_000];
        Arrays.fill(clears, (byte) 0b00100100);
        return gif(100, 100, 100, 100, new byte[0], clears);
    }

    private static byte[] gifOfExtensions() {
        return gif(9, 9, 9, 9, repeated(new byte[] {0x21, 0x01, 1, 0, 0}, 1_000_000), new byte[100]);
    }

    private static byte[] gif(
            int screenWidth, int screenHeight, int width, int height, byte[] extensions, byte[] data) {
        ByteBuffer gif = ByteBuffer.allocate(64 + extensions.length + data.length + data.length / 255 + 1)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) screenWidth)
                .putShort((short) screenHeight)
                .put(new byte[] {(byte) 0x80, 0, 0, 1, 2, 3, 4, 5, 6})
                .put(extensions)
                .put((byte) 0x2C)
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height)
                .put((byte) 0)
                .put((byte) 2);
        for (int i = 0; i < data.length; i += 255) {
            int length = Math.min(255, data.length - i);
            gif.put((byte) length).put(data, i, length);
        }
        return gif.put((byte) 0).put((byte) 0x3B).array();
    }

    private static byte[] bmp(int width, int height, int bits, int compression, int data) {
        ByteBuffer bmp = ByteBuffer.allocate(1078 + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("BM".getBytes(StandardCharsets.US_ASCII))
                .putInt(1078 + data)
                .putInt(0)
                .putInt(1078)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression);
        byte[] runs = bmp.array();
        for (int i = 1078; i + 1 < runs.length; i += 2) {
            runs[i] = data > 2 ? (byte) 255 : 0;
            runs[i + 1] = 1;
        }
        return runs;
    }

    /** Compressed by Deflate; every tile is the same one. */
    private static byte[] tiff(int width, int height, int tileWidth, int tileHeight, int bits) {
        int tiles = Math.ceilDiv(width, tileWidth) * Math.ceilDiv(height, tileHeight);
        byte[] tile = deflated(Math.ceilDiv((long) tileWidth * bits, 8) * tileHeight);
        int[][] tags = {
            {256, width}, {257, height}, {258, bits}, {259, 8}, {262, 1}, {277, 1}, {322, tileWidth}, {323, tileHeight}
        };
        int lists = 8 + 2 + 12 * 10 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(lists + 8 * tiles + tile.length)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 10);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        int data = lists + 8 * tiles;
        tiff.putShort((short) 324).putShort((short) 4).putInt(tiles).putInt(tiles == 1 ? data : lists);
        tiff.putShort((short) 325)
                .putShort((short) 4)
                .putInt(tiles)
                .putInt(tiles == 1 ? tile.length : lists + 4 * tiles);
        tiff.putInt(0);
        for (int i = 0; i < tiles; i++) {
            tiff.putInt(lists + 4 * i, data).putInt(lists + 4 * tiles + 4 * i, tile.length);
        }
        return tiff.put(data, tile).array();
    }

    /** Lossless, with codes of one symbol each: no bits at all for a pixel. */
    private static byte[] webp(int width, int height) {
        ByteBuffer webp = ByteBuffer.allocate(34)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(26)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(13)
                .put((byte) 0x2F)
                .putInt(width - 1 | height - 1 << 14);
        // no transform, no color cache, no groups; then five times: simple, one symbol, of one bit, zero
        return webp.putInt(0b0001_0001_0001_0001_0001_000).array();
    }

    private static byte[] jpeg(int startOfFrame, int width, int height, int scans) {
        byte[] sound = SamplePictures.resource(startOfFrame == 0xC2 ? "prog.jpg" : "grey.jpg");
        int frame = marker(sound, startOfFrame, 2);
        byte[] large = ByteBuffer.wrap(sound.clone())
                .putShort(frame + 5, (short) height)
                .putShort(frame + 7, (short) width)
                .array();
        int scan = marker(large, 0xDA, 2);
        int next = marker(large, scans == 1 ? 0xD9 : 0xDA, scan + 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(large, 0, next);
        for (int i = 1; i < scans; i++) {
            // a later pass over the first numbers of all components
            out.write(large, scan, next - scan);
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static int marker(byte[] jpeg, int marker, int from) {
        for (int i = from; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        return jpeg.length;
    }
}
