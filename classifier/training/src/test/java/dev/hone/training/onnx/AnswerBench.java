package dev.hone.training.onnx;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import ai.onnxruntime.OrtException;
import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * From the bytes of a JPEG file to probabilities, MobileNetV2 at 224 pixels on one thread, beside nothing but decoding
 * the file and running the network; then two such threads beside one network on two. Random weights take as long as
 * learned ones.
 *
 * <p>usage: AnswerBench WORK RUNS
 */
final class AnswerBench {
    private static final PictureSpec SPEC = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    private static final int CLASSES = 10;
    private static final int WARM_UP = 60;
    private static final int ASKED = 100;

    private AnswerBench() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path work = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        byte[] jpeg = photograph(500, 375, 5);
        Bundle bundle = RandomBundle.write(
                work,
                Network.MOBILENET_V2,
                SPEC,
                CLASSES,
                (onnx, weights, picture) -> logits(onnx, SPEC, CLASSES, picture));
        Tensor tensor = PictureReader.read(jpeg, SPEC);
        Files.write(work.resolve("picture"), tensor.data());
        System.out.printf(
                "a JPEG file of 500 x 375 pixels, %d KB; medians of %d x %d%n", jpeg.length / 1000, runs, ASKED);
        try (Classifier classifier = Classifier.load(bundle);
                BareSession bare = new BareSession(bundle.onnx(), SPEC, CLASSES, 1)) {
            bare.show(tensor.data());
            compare(jpeg, tensor, classifier, bare, runs);
            twoWorkers(jpeg, bundle, classifier, runs);
        }
    }

    private static void compare(byte[] jpeg, Tensor tensor, Classifier classifier, BareSession bare, int runs)
            throws Exception {
        double[] times = medians(
                runs,
                () -> decoded(jpeg),
                bare::run,
                () -> PictureReader.read(jpeg, SPEC),
                () -> classifier.answer(tensor),
                () -> classifier.answer(PictureReader.read(jpeg, SPEC)));
        double least = times[0] + times[1];
        System.out.printf(
                "bare: decoding %.2f ms, OrtSession.run %.2f ms, together %.2f ms%n", times[0], times[1], least);
        System.out.printf(
                "Hone: to a tensor %.2f ms, answering it %.2f ms; the file's bytes to probabilities %.2f ms, %.2f times bare%n",
                times[2], times[3], times[4], times[4] / least);
    }

    /** All in turns, so that what else the machine does strikes all alike; the time of this thread alone. */
    private static double[] medians(int runs, Callable<?>... ways) throws Exception {
        double[][] times = new double[ways.length][runs * ASKED];
        for (int i = -WARM_UP; i < runs * ASKED; i++) {
            for (int way = 0; way < ways.length; way++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (ways[way].call() == null) {
                    throw new IllegalStateException("nothing came of it");
                }
                times[way][Math.max(0, i)] =
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        return Arrays.stream(times).mapToDouble(AnswerBench::median).toArray();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private static void twoWorkers(byte[] jpeg, Bundle bundle, Classifier classifier, int runs) throws Exception {
        double[] two = new double[runs];
        double[] one = new double[runs];
        try (BareSession wide = new BareSession(bundle.onnx(), SPEC, CLASSES, 2)) {
            for (int run = 0; run < runs; run++) {
                two[run] = perSecond(2, () -> classifier.answer(PictureReader.read(jpeg, SPEC)));
                one[run] = perSecond(1, () -> {
                    wide.show(PictureReader.read(jpeg, SPEC).data());
                    return wide.run();
                });
            }
        }
        System.out.printf(
                "two workers of one thread: %.0f pictures a second; one worker of two threads: %.0f; ratio %.2f%n",
                median(two), median(one), median(two) / median(one));
    }

    private static double perSecond(int workers, Callable<?> way) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(2 * ASKED);
        AtomicInteger failed = new AtomicInteger();
        Thread[] threads = new Thread[workers];
        long start = System.nanoTime();
        for (int i = 0; i < workers; i++) {
            threads[i] = Thread.ofPlatform().start(() -> {
                try {
                    while (left.getAndDecrement() > 0) {
                        way.call();
                    }
                } catch (Exception e) {
                    failed.incrementAndGet();
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() > 0) {
            throw new IllegalStateException("a worker failed");
        }
        return 2 * ASKED / ((System.nanoTime() - start) / 1e9);
    }

    private static Integer decoded(byte[] jpeg) {
        try (PointerScope scope = new PointerScope()) {
            return imdecode(new Mat(1, jpeg.length, CV_8UC1, new BytePointer(jpeg)), IMREAD_COLOR)
                    .cols();
        }
    }

    static float[] logits(Path onnx, PictureSpec spec, int classes, Tensor picture) {
        try (BareSession session = new BareSession(onnx, spec, classes, 1)) {
            session.show(picture.data());
            float[] logits = new float[classes];
            session.run().get(0, logits);
            return logits;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shapes, edges and the noise of a sensor. */
    static byte[] photograph(int width, int height, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        graphics.setStroke(new BasicStroke(3));
        for (int i = 0; i < 120; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), random.nextInt(90), random.nextInt(90));
            graphics.drawLine(
                    random.nextInt(width), random.nextInt(height), random.nextInt(width), random.nextInt(height));
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int grain = random.nextInt(12);
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.min(255, (rgb >> 16 & 0xFF) + grain),
                                        Math.min(255, (rgb >> 8 & 0xFF) + grain),
                                        Math.min(255, (rgb & 0xFF) + grain))
                                .getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
