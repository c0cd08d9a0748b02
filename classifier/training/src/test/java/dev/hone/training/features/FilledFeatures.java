package dev.hone.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Features that nobody saw, for those who measure what comes after looking. */
public final class FilledFeatures {
    private FilledFeatures() {}

    /** Adds noise for these pictures to the plain view of every network in the folder. */
    public static void fill(Path folder, List<String> pictures, int[] shape) throws IOException {
        Random random = new Random(1);
        try (Stream<Path> homes = Files.list(folder)) {
            for (Path home : homes.toList()) {
                String[] names = home.getFileName().toString().split("-", 2);
                var header = new FeatureFile.Header(names[0], names[1], "plain", shape);
                try (FeatureFile file = FeatureFile.open(home.resolve("plain.features"), header)) {
                    for (String picture : pictures) {
                        float[] seen = new float[header.size()];
                        for (int i = 0; i < seen.length; i++) {
                            seen[i] = (float) Math.abs(random.nextGaussian());
                        }
                        file.append(picture, seen);
                    }
                }
            }
        }
    }
}
