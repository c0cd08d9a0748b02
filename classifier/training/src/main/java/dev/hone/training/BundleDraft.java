package dev.hone.training;

import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.Classifier;
import dev.hone.model.HeadNames;
import dev.hone.model.Lineage;
import dev.hone.model.NetworkMarks;
import dev.hone.model.Normalization;
import dev.hone.model.Probe;
import dev.hone.model.Probes;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.onnx.OnnxFile;
import dev.hone.training.trainer.LabelledPicture;
import dev.hone.training.trainer.LearningSet;
import dev.hone.training.trainer.Trained;
import dev.hone.training.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a bundle out of sight, asks it questions, and only then gives it its name. */
final class BundleDraft {
    /** How many pictures of the order are asked besides the probes. */
    private static final int ASKED = 32;

    private BundleDraft() {}

    /** Returns the largest difference seen between a logit of PyTorch and the same of ONNX Runtime. */
    static double publish(Path bundle, TrainingOrder order, Network network, LearningSet set, Trained trained) {
        Path draft = bundle.resolveSibling(bundle.getFileName() + ".draft");
        try {
            delete(draft);
            Path files = Files.createDirectories(draft.resolve("files"));
            Path onnx = files.resolve("model.onnx");
            Path weights = files.resolve("weights.safetensors");
            BundleInfo info = info(order, network);
            OnnxFile.write(
                    onnx,
                    network,
                    order.picture(),
                    trained.weights(),
                    NetworkMarks.of(info.classes(), info.normalization()));
            Safetensors.write(weights, trained.weights());

            double difference;
            try (TorchNetwork torch = TorchNetwork.fresh(network, set.picture(), set.classes(), 0, 0, 0)) {
                torch.load(trained.weights());
                Bundle plain = Bundle.write(draft.resolve("bundle"), info, onnx, weights, probes(order, torch));
                difference = measure(plain, set, torch);
            }
            delete(bundle);
            Files.move(draft.resolve("bundle"), bundle);
            delete(draft);
            return difference;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + bundle, e);
        }
    }

    private static BundleInfo info(TrainingOrder order, Network network) {
        Map<Split, Integer> pictures = new EnumMap<>(Split.class);
        order.examples().forEach(example -> pictures.merge(example.split(), 1, Integer::sum));
        return new BundleInfo(
                Bundle.FORMAT,
                order.project(),
                order.network(),
                order.classes(),
                order.picture(),
                Normalization.of(
                        network.normalization().mean(), network.normalization().deviation()),
                new HeadNames(network.headWeight(), network.headBias()),
                Calibration.NONE,
                null,
                new Lineage(
                        order.manifest(),
                        order.run(),
                        Instant.now(),
                        order.codeVersion(),
                        order.settings(),
                        pictures,
                        order.weights() == null ? null : order.weights().sha256()),
                Map.of());
    }

    /** Asks the network as a server will, and writes what that tells into the bundle. */
    private static double measure(Bundle plain, LearningSet set, TorchNetwork torch) {
        BundleInfo measured;
        double difference;
        try (Classifier classifier = Classifier.load(plain)) {
            difference = difference(plain, classifier, set, torch);
            measured = Validation.of(plain.info(), classifier, set.validation());
        }
        Bundle.write(plain.directory(), measured, plain.onnx(), plain.weights(), plain.probes());
        return difference;
    }

    private static List<Probe> probes(TrainingOrder order, TorchNetwork torch) {
        List<byte[]> pictures = Probes.pictures(order.picture());
        float[][] logits = torch.logits(pictures.stream()
                .map(png -> PictureReader.read(png, order.picture()))
                .toList());
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            probes.add(new Probe(pictures.get(i), logits[i]));
        }
        return probes;
    }

    private static double difference(Bundle plain, Classifier classifier, LearningSet set, TorchNetwork torch) {
        List<Tensor> asked = new ArrayList<>();
        plain.probes()
                .forEach(probe ->
                        asked.add(PictureReader.read(probe.png(), plain.info().picture())));
        asked.addAll(tensors(set.train().subList(0, Math.min(ASKED, set.train().size()))));
        float[][] answered =
                asked.stream().map(tensor -> classifier.answer(tensor).logits()).toArray(float[][]::new);
        return Agreement.require(torch.logits(asked), answered);
    }

    private static List<Tensor> tensors(List<LabelledPicture> pictures) {
        return pictures.stream().map(LabelledPicture::tensor).toList();
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
