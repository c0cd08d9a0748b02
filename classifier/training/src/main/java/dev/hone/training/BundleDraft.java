package dev.hone.training;

import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Classifier;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import dev.hone.model.Probe;
import dev.hone.model.Probes;
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
            OnnxFile.write(onnx, network, order.picture(), trained.weights());
            Safetensors.write(weights, trained.weights());

            double difference;
            try (TorchNetwork torch = TorchNetwork.fresh(network, set.picture(), set.classes(), 0)) {
                torch.load(trained.weights());
                Bundle written = Bundle.write(
                        draft.resolve("bundle"), info(order, set, torch), onnx, weights, probes(order, torch));
                difference = difference(written, set, torch);
            }
            delete(bundle);
            Files.move(draft.resolve("bundle"), bundle);
            delete(draft);
            return difference;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + bundle, e);
        }
    }

    private static BundleInfo info(TrainingOrder order, LearningSet set, TorchNetwork torch) {
        return new BundleInfo(
                Bundle.FORMAT,
                order.project(),
                order.network(),
                order.classes(),
                order.picture(),
                order.manifest(),
                order.run(),
                Instant.now(),
                order.codeVersion(),
                validation(order, set, torch));
    }

    private static Map<String, Double> validation(TrainingOrder order, LearningSet set, TorchNetwork torch) {
        if (set.validation().isEmpty()) {
            return Map.of();
        }
        float[][] probabilities = torch.probabilities(tensors(set.validation()));
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            judged.add(new Judged(set.validation().get(i).label(), probabilities[i]));
        }
        Metrics metrics = Metrics.of(order.classes(), judged);
        return Map.of(
                "validation_accuracy", metrics.accuracy(),
                "validation_macro_f1", metrics.macroF1(),
                "validation_log_loss", metrics.logLoss());
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

    private static double difference(Bundle written, LearningSet set, TorchNetwork torch) {
        List<Tensor> asked = new ArrayList<>();
        written.probes()
                .forEach(probe ->
                        asked.add(PictureReader.read(probe.png(), written.info().picture())));
        asked.addAll(tensors(set.train().subList(0, Math.min(ASKED, set.train().size()))));
        try (Classifier classifier = Classifier.load(written)) {
            float[][] answered = asked.stream()
                    .map(tensor -> classifier.answer(tensor).logits())
                    .toArray(float[][]::new);
            return Agreement.require(torch.logits(asked), answered);
        }
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
