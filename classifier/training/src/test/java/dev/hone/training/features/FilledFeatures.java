package dev.hone.training.features;

import dev.hone.pictures.FeatureLayout;
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
    public static void fill(Path folder, List<String> pictures, int length) throws IOException {
        Random random = new Random(1);
        try (Stream<Path> homes = Files.list(folder)) {
            for (Path home : homes.toList()) {
                String[] names = home.getFileName().toString().split("-", 2);
                FeatureLayout layout = new FeatureLayout(names[0], names[1], "plain", List.of(length));
                try (FeatureFile file = FeatureFile.open(layout.file(folder), layout)) {
                    for (String picture : pictures) {
                        float[] seen = new float[length];
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
