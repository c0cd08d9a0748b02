package dev.hone.pictures.duplicates;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Pictures of one camera that always looks at the same place. */
final class Alike {

    private static final int SIDE = 32;

    private Alike() {}

    static List<Fingerprint> prints(int count, int differences) {
        SplittableRandom random = new SplittableRandom(8);
        byte[] scene = new byte[SIDE * SIDE];
        for (int i = 0; i < scene.length; i++) {
            scene[i] = (byte) (100 + 60 * Math.sin(i % SIDE / 5.0) + 40 * Math.cos(i / SIDE / 3.0));
        }
        return IntStream.range(0, count)
                .mapToObj(i -> print(scene, differences, random))
                .toList();
    }

    private static Fingerprint print(byte[] scene, int differences, SplittableRandom random) {
        byte[] pixels = scene.clone();
        for (int i = 0; i < differences; i++) {
            int pixel = random.nextInt(pixels.length);
            pixels[pixel] = (byte) Math.clamp(Byte.toUnsignedInt(pixels[pixel]) + random.nextInt(-30, 30), 0, 255);
        }
        return Fingerprint.fromBytes(ByteBuffer.allocate(11 + pixels.length)
                .put((byte) 1)
                .putInt(640)
                .putInt(640)
                .put((byte) SIDE)
                .put((byte) SIDE)
                .put(pixels)
                .array());
    }
}
