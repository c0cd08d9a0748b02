package dev.hone.pictures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

/** How long it takes from a JPEG file of 12 megapixels to 224 pixels, here and with what Java brings. */
final class DecodingBench {

    private static final int SIDE = 224;
    private static final int RUNS = 9;
    private static final PictureSpec SPEC = new PictureSpec(SIDE, SIDE, Channels.COLOUR, Fit.CROP);

    private DecodingBench() {}

    public static void main(String[] arguments) throws Exception {
        byte[] jpeg = SamplePictures.encoded(photograph(4000, 3000), "jpg");
        System.out.printf(
                "a JPEG file of 4000 x 3000 pixels, %.1f MB; median of %d, one thread%n", jpeg.length / 1e6, RUNS);
        double[] times = medians(List.of(
                () -> withJava(jpeg),
                () -> PictureReader.read(jpeg, SPEC),
                () -> PictureReader.readAndStudy(jpeg, SPEC)));
        double java = times[0];
        double ours = times[1];
        double study = times[2];
        System.out.printf("javax.imageio and Java2D   %7.1f ms%n", java);
        System.out.printf("PictureReader.read         %7.1f ms, %.1f times as fast%n", ours, java / ours);
        System.out.printf("PictureReader.readAndStudy %7.1f ms, %.1f times as fast%n", study, java / study);
    }

    /** The usual way: all of it decoded, then drawn smaller, smoothly. */
    private static BufferedImage withJava(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        graphics.dispose();
        return small;
    }

    /** In turns, so that what else the machine does strikes all alike; the time of this thread alone. */
    private static double[] medians(List<Callable<?>> ways) throws Exception {
        long[][] times = new long[ways.size()][RUNS];
        for (int i = -2; i < RUNS; i++) {
            for (int way = 0; way < times.length; way++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (ways.get(way).call() == null) {
                    throw new IllegalStateException("nothing came of it");
                }
                times[way][Math.max(0, i)] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            }
        }
        return Arrays.stream(times)
                .mapToDouble(all -> Arrays.stream(all).sorted().toArray()[RUNS / 2] / 1e6)
                .toArray();
    }

    /** Large shapes, small ones and the noise of a sensor. */
    private static BufferedImage photograph(int width, int height) {
        BufferedImage image = PictureStudyTest.photograph(width, height);
        SplittableRandom random = new SplittableRandom(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(-6, 7) + (x / 9 + y / 7) % 5 * 6;
                int rgb = image.getRGB(x, y);
                int noisy = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    noisy |= Math.clamp((rgb >>> shift & 0xFF) + noise, 0, 255) << shift;
                }
                image.setRGB(x, y, noisy);
            }
        }
        return image;
    }
}
