package dev.hone.training.onnx;

import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.ClassName;
import dev.hone.model.HeadNames;
import dev.hone.model.Lineage;
import dev.hone.model.NetworkMarks;
import dev.hone.model.Normalization;
import dev.hone.model.Probe;
import dev.hone.model.Probes;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import dev.hone.training.weights.Safetensors;
import dev.hone.training.weights.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A bundle as a training could leave it, without a training. */
final class RandomBundle {
    /** What is asked for the logits that the probes must have. */
    interface Reference {
        float[] logits(Path onnx, Weights weights, Tensor picture);
    }

    private RandomBundle() {}

    static Bundle write(Path directory, Network network, PictureSpec spec, int count, Reference reference) {
        List<ClassName> classes = IntStream.range(0, count)
                .mapToObj(i -> new ClassName("class-" + i, null))
                .toList();
        Weights weights = RandomWeights.of(network, spec, count);
        Normalization normalization = Normalization.of(
                network.normalization().mean(), network.normalization().deviation());
        Path onnx = directory.resolve("model.onnx");
        Path safetensors = directory.resolve("weights.safetensors");
        OnnxFile.write(onnx, network, spec, weights, NetworkMarks.of(classes, normalization));
        Safetensors.write(safetensors, weights);
        BundleInfo info = new BundleInfo(
                Bundle.FORMAT,
                "cells",
                network.title(),
                classes,
                spec,
                normalization,
                new HeadNames(network.headWeight(), network.headBias()),
                Calibration.NONE,
                null,
                new Lineage("manifest", "run", Instant.EPOCH, "test", null, Map.of(), null),
                Map.of());
        List<Probe> probes = Probes.pictures(spec).stream()
                .map(png -> new Probe(png, reference.logits(onnx, weights, PictureReader.read(png, spec))))
                .toList();
        return Bundle.write(directory.resolve("bundle"), info, onnx, safetensors, probes);
    }
}
