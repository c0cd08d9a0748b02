package dev.hone.model.report;

import dev.hone.pictures.Png;
import dev.hone.pictures.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A small picture of what the network saw. */
final class Thumbnail {

    private static final int LARGEST_SIDE = 160;

    private Thumbnail() {}

    static byte[] png(Tensor picture) {
        return Png.of(fitted(image(picture)));
    }

    private static BufferedImage image(Tensor picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                int value = picture.data()[i * picture.channels() + Math.min(c, picture.channels() - 1)];
                rgb = rgb << 8 | value & 0xff;
            }
            image.setRGB(i % picture.width(), i / picture.width(), rgb);
        }
        return image;
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
