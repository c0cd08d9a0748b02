package dev.hone.pictures;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Files that somebody broke, by accident or on purpose; the same ones for the same seed. */
final class HostileFiles {

    private static final int[] EXTREMES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

    private final List<byte[]> sound;
    private final SplittableRandom random;

    HostileFiles(long seed) {
        this.sound = SamplePictures.resources();
        this.random = new SplittableRandom(seed);
    }

    byte[] next() {
        byte[] file = any().clone();
        return switch (random.nextInt(7)) {
            case 0 -> flipped(file);
            case 1 -> flipped(Arrays.copyOf(file, random.nextInt(file.length)));
            case 2 -> extreme(file, Math.min(64, file.length));
            case 3 -> extreme(file, file.length);
            case 4 -> spliced(file, any());
            case 5 -> repeated(file);
            default -> wrongHeader(file, any());
        };
    }

    private byte[] any() {
        return sound.get(random.nextInt(sound.size()));
    }

    private byte[] flipped(byte[] file) {
        for (int flips = random.nextInt(1, 20); flips > 0 && file.length > 0; flips--) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] extreme(byte[] file, int within) {
        int start = random.nextInt(within);
        int end = Math.min(within, start + random.nextInt(1, 6));
        Arrays.fill(file, start, end, (byte) EXTREMES[random.nextInt(EXTREMES.length)]);
        return file;
    }

    private byte[] spliced(byte[] one, byte[] other) {
        int from = random.nextInt(other.length);
        byte[] both = Arrays.copyOf(one, random.nextInt(one.length) + other.length - from);
        System.arraycopy(other, from, both, both.length - (other.length - from), other.length - from);
        return both;
    }

    private byte[] repeated(byte[] file) {
        int from = random.nextInt(file.length);
        int length = random.nextInt(1, file.length - from + 1);
        byte[] longer = new byte[file.length + length];
        System.arraycopy(file, 0, longer, 0, from + length);
        System.arraycopy(file, from, longer, from + length, file.length - from);
        return longer;
    }

    private byte[] wrongHeader(byte[] file, byte[] other) {
        System.arraycopy(other, 0, file, 0, Math.min(random.nextInt(4, 40), Math.min(file.length, other.length)));
        return file;
    }
}
