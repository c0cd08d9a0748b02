package dev.hone.stores.datasets;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures made of others, and blank ones. */
final class Copies {
    private Copies() {}

    /** Three quarters of the size, and JPEG. */
    static byte[] smaller(byte[] picture) throws IOException {
        return scaled(picture, 0.75);
    }

    /** The same as a JPEG file. */
    static byte[] jpeg(byte[] picture) throws IOException {
        return scaled(picture, 1);
    }

    private static byte[] scaled(byte[] picture, double scale) throws IOException {
        BufferedImage original = ImageIO.read(new ByteArrayInputStream(picture));
        int width = (int) Math.round(scale * original.getWidth());
        int height = (int) Math.round(scale * original.getHeight());
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(original, 0, 0, width, height, null);
        graphics.dispose();
        return encoded(copy, "jpg");
    }

    /** Two such that differ by 40 levels of grey or less show the same. */
    static byte[] blank(int grey, int side) throws IOException {
        BufferedImage blank = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = blank.createGraphics();
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fillRect(0, 0, side, side);
        graphics.dispose();
        return encoded(blank, "png");
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }
}
