package dev.hone.training.onnx;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import dev.hone.model.Bundle;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The most that a machine can answer: on each core a loop that decodes a file and runs the network, and nothing else.
 *
 * <p>usage: BareLoop prepare WORK, which leaves a bundle and pictures there; BareLoop run WORK SECONDS, which prints how many
 * pictures a second.
 */
final class BareLoop {
    private static final PictureSpec SPEC = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    private static final int CLASSES = 10;
    private static final int PICTURES = 16;
    private static final double NANOS = 1e9;

    private BareLoop() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path work = Path.of(arguments[1]);
        if (arguments[0].equals("prepare")) {
            prepare(work);
        } else {
            run(work, Integer.parseInt(arguments[2]));
        }
    }

    private static void prepare(Path work) throws Exception {
        Bundle bundle = RandomBundle.write(
                work,
                Network.MOBILENET_V2,
                SPEC,
                CLASSES,
                (onnx, weights, picture) -> AnswerBench.logits(onnx, SPEC, CLASSES, picture));
        Path pictures = Files.createDirectories(work.resolve("pictures"));
        for (int i = 0; i < PICTURES; i++) {
            Files.write(pictures.resolve("%02d.jpg".formatted(i)), AnswerBench.photograph(500, 375, i));
        }
        System.out.println(bundle.directory());
    }

    private static void run(Path work, int seconds) throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        try (var files = Files.list(work.resolve("pictures"))) {
            for (Path file : files.sorted().toList()) {
                pictures.add(Files.readAllBytes(file));
            }
        }
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        // a fifth of the time warms up
        long from = System.nanoTime() + seconds * 200_000_000L;
        long end = from + (long) (seconds * NANOS);
        Thread[] threads = new Thread[cores];
        for (int i = 0; i < cores; i++) {
            threads[i] = Thread.ofPlatform().start(() -> {
                try (BareSession session = new BareSession(work.resolve("bundle/model.onnx"), SPEC, CLASSES, 1)) {
                    session.show(new byte[SPEC.bytes()]);
                    for (int next = 0; System.nanoTime() < end; next++) {
                        decode(pictures.get(next % pictures.size()));
                        session.run();
                        if (System.nanoTime() >= from) {
                            answered.incrementAndGet();
                        }
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
            throw new IllegalStateException("a loop failed");
        }
        System.out.printf("%.1f%n", answered.get() / (double) seconds);
    }

    private static void decode(byte[] jpeg) {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = imdecode(new Mat(1, jpeg.length, CV_8UC1, new BytePointer(jpeg)), IMREAD_COLOR);
            if (picture.empty()) {
                throw new IllegalStateException("not decoded");
            }
        }
    }
}
