package dev.hone.model;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A sound bundle around the {@link TinyNetwork}. */
final class SampleBundle {

    static final PictureSpec SPEC = new PictureSpec(20, 12, Channels.COLOUR, Fit.CROP);
    static final List<ClassName> CLASSES =
            List.of(new ClassName("red", "Red"), new ClassName("green", "Green"), new ClassName("blue", "Blue"));
    static final BundleInfo INFO = new BundleInfo(
            Bundle.FORMAT,
            "colors",
            "tiny",
            CLASSES,
            SPEC,
            TinyNetwork.NORMALIZATION,
            new HeadNames("head.weight", "head.bias"),
            Calibration.NONE,
            null,
            new Lineage(
                    "ab12",
                    "run-1",
                    Instant.parse("2026-01-31T08:15:30.250Z"),
                    "0.1.0",
                    new TrainingSettings(30, 16, 0.001, 7, 2),
                    Map.of(Split.TRAIN, 70, Split.VALIDATION, 10),
                    null),
            Map.of("validation_accuracy", 0.875));

    private SampleBundle() {}

    static Bundle write(Path directory) throws IOException {
        return write(directory, TinyNetwork.write(directory.resolve("tiny.onnx"), SPEC), probes());
    }

    static Bundle write(Path directory, Path onnx, List<Probe> probes) throws IOException {
        return write(directory, INFO, onnx, TinyNetwork.writeWeights(directory.resolve("weights")), probes);
    }

    static Bundle write(Path directory, BundleInfo info, Path onnx, Path weights, List<Probe> probes) {
        return Bundle.write(directory.resolve("bundle"), info, onnx, weights, probes);
    }

    static List<Probe> probes() {
        return Probes.pictures(SPEC).stream()
                .map(png -> new Probe(png, TinyNetwork.logits(PictureReader.read(png, SPEC))))
                .toList();
    }
}
