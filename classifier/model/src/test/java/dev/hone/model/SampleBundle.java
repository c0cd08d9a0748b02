package dev.hone.model;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import java.io.IOException;
import java.nio.file.Files;
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
            "ab12",
            "run-1",
            Instant.parse("2026-01-31T08:15:30.250Z"),
            "0.1.0",
            Map.of("validation_accuracy", 0.875));

    private SampleBundle() {}

    static Bundle write(Path directory) throws IOException {
        return write(directory, TinyNetwork.write(directory.resolve("tiny.onnx"), SPEC), probes());
    }

    static Bundle write(Path directory, Path onnx, List<Probe> probes) throws IOException {
        Path weights = Files.write(directory.resolve("weights"), new byte[] {1, 2, 3});
        return Bundle.write(directory.resolve("bundle"), INFO, onnx, weights, probes);
    }

    static List<Probe> probes() {
        return Probes.pictures(SPEC).stream()
                .map(png -> new Probe(png, TinyNetwork.logits(PictureReader.read(png, SPEC))))
                .toList();
    }
}
