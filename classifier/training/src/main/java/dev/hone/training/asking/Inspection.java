package dev.hone.training.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hone.model.Answer;
import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.BundleRefusedException;
import dev.hone.model.Classifier;
import dev.hone.model.Probe;
import dev.hone.pictures.PictureReader;
import dev.hone.training.weights.WeightsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a bundle is, after all of it was checked.
 *
 * @param digest names these very files
 * @param parameters how many values the network has, running statistics included
 * @param files the size of each, in bytes
 * @param probes how many pictures of the bundle were asked again
 * @param probeDifference by how much a logit was off at most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Inspection(
        boolean sound,
        String digest,
        BundleInfo info,
        Long parameters,
        Map<String, Long> files,
        Integer probes,
        Double probeDifference,
        String refused,
        String message) {

    /** Throws {@link BundleRefusedException} unless everything is as it was written, and answers as it did. */
    static Inspection of(Path directory) {
        Bundle bundle = Bundle.open(directory);
        double difference = 0;
        try (Classifier classifier = Classifier.load(bundle)) {
            for (Probe probe : bundle.probes()) {
                Answer answer = classifier.answer(
                        PictureReader.read(probe.png(), bundle.info().picture()));
                difference = Math.max(difference, difference(probe.logits(), answer.logits()));
            }
        }
        return new Inspection(
                true,
                bundle.digest(),
                bundle.info(),
                WeightsFile.read(bundle.weights()).count(),
                sizes(directory),
                bundle.probes().size(),
                difference,
                null,
                null);
    }

    static Inspection refused(BundleRefusedException refusal) {
        String reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Inspection(false, null, null, null, null, null, null, reason, refusal.getMessage());
    }

    private static double difference(float[] expected, float[] computed) {
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs((double) expected[i] - computed[i]));
        }
        return difference;
    }

    private static Map<String, Long> sizes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            Map<String, Long> sizes = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(directory.relativize(file).toString(), Files.size(file));
            }
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException("could not look into " + directory, e);
        }
    }

    long bytes() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
