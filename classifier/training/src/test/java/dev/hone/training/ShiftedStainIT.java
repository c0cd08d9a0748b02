package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Bundle;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Limits;
import dev.hone.model.gate.Outcome;
import dev.hone.model.gate.Trial;
import dev.hone.model.report.VerdictFolder;
import dev.hone.model.report.VerdictSubject;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.pictures.paint.Stain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A laboratory changes its stain, people judge 90 pictures of the new one, and the next training knows it. Pictures, shares
 * and settings are those of the project {@code cells}, but for fewer epochs.
 */
class ShiftedStainIT {
    private static final int EPOCHS = 20;
    private static final int IMPORTED = 600;
    private static final int JUDGED = 90;
    private static final int FRESH = 200;

    @TempDir
    private Path directory;

    private record Picture(Tensor tensor, int label, Split split) {}

    @Test
    void ninetyJudgedPicturesOfAnotherStainMakeAVersionThatKnowsBoth() throws Exception {
        Map<String, Picture> usual = new LinkedHashMap<>();
        put(usual, PaintedCells.paint(1, IMPORTED), ShiftedStainIT::imported);
        Bundle champion = train("champion", usual, null);
        Map<String, Picture> all = new LinkedHashMap<>(usual);
        put(all, PaintedCells.paint(31, JUDGED, Stain.OTHER), ShiftedStainIT::judged);
        Bundle challenger = train("challenger", all, champion.weights());

        try (Classifier before = Classifier.load(champion);
                Classifier now = Classifier.load(challenger)) {
            List<PaintedCell> fresh = PaintedCells.paint(32, FRESH, Stain.OTHER);
            double gain = accuracy(now, fresh) - accuracy(before, fresh);
            Trial trial = trial(all, before, now);
            Decision decision = Decision.of(trial, Limits.USUAL);

            assertThat(gain).as("gained on fresh pictures of the new stain").isGreaterThanOrEqualTo(0.15);
            assertThat(decision.outcome()).as(decision.reasons().toString()).isEqualTo(Outcome.PROMOTE);
            assertThat(decision.reasons())
                    .anySatisfy(reason -> assertThat(reason.code()).isEqualTo("better_on_judged"))
                    .anySatisfy(reason -> assertThat(reason.code()).isEqualTo("not_worse"));
            assertThat(decision.comparison().interval().low()).isGreaterThan(-Limits.USUAL.margin());
            assertThat(page(all, trial, decision))
                    .contains("v2 replaces v1", "Better on what people judged: ", "Not worse on 120 test pictures: ");
        }
    }

    private static Split imported(int round) {
        return switch (round % 20) {
            case 1, 6, 11, 16 -> Split.TEST;
            case 3, 9, 14 -> Split.VALIDATION;
            default -> Split.TRAIN;
        };
    }

    private static Split judged(int round) {
        return round % 3 == 1 ? Split.JUDGED : Split.TRAIN;
    }

    /** Classes take turns, so rounds of classes are dealt out, not pictures. */
    private static void put(Map<String, Picture> pictures, List<PaintedCell> cells, IntFunction<Split> split) {
        for (int i = 0; i < cells.size(); i++) {
            PaintedCell cell = cells.get(i);
            pictures.put(
                    Sha256.hex(cell.png()),
                    new Picture(
                            PictureReader.read(cell.png(), PaintedOrder.SPEC),
                            PaintedCells.CLASSES.indexOf(cell.label()),
                            split.apply(i / PaintedOrder.CLASSES.size())));
        }
    }

    private Bundle train(String name, Map<String, Picture> pictures, Path from) throws Exception {
        Path work = Files.createDirectories(directory.resolve(name));
        StartingWeights weights = null;
        if (from != null) {
            Files.copy(from, work.resolve("champion.safetensors"));
            weights = new StartingWeights("champion.safetensors", Sha256.hex(from));
        }
        List<Example> examples = new ArrayList<>();
        List<TensorShard.Entry> entries = new ArrayList<>();
        pictures.forEach((digest, picture) -> {
            examples.add(new Example(digest, picture.label(), picture.split()));
            entries.add(new TensorShard.Entry(digest, picture.tensor()));
        });
        Files.write(
                Files.createDirectories(work.resolve("shards")).resolve("1.shard"),
                TensorShard.write(PaintedOrder.SPEC, entries));
        new TrainingOrder(
                        "cells",
                        "small-cnn",
                        PaintedOrder.CLASSES,
                        PaintedOrder.SPEC,
                        new TrainingSettings(EPOCHS, 16, 0.002, 7, 2),
                        weights,
                        "manifest",
                        "run",
                        "test",
                        examples)
                .write(work);
        Command.Ended ended = Command.run(directory, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
        return Bundle.open(work.resolve("bundle"));
    }

    private static double accuracy(Classifier classifier, List<PaintedCell> cells) {
        int right = 0;
        for (PaintedCell cell : cells) {
            int best = classifier
                    .answer(PictureReader.read(cell.png(), PaintedOrder.SPEC))
                    .best();
            right += PaintedCells.CLASSES.get(best).equals(cell.label()) ? 1 : 0;
        }
        return (double) right / cells.size();
    }

    private static Trial trial(Map<String, Picture> pictures, Classifier before, Classifier now) {
        Map<Split, List<Asked>> asked = Map.of(Split.TEST, new ArrayList<>(), Split.JUDGED, new ArrayList<>());
        pictures.forEach((digest, picture) -> {
            if (asked.containsKey(picture.split())) {
                asked.get(picture.split())
                        .add(new Asked(
                                digest,
                                picture.label(),
                                now.answer(picture.tensor()).probabilities(),
                                before.answer(picture.tensor()).probabilities()));
            }
        });
        return new Trial(
                Trial.FORMAT,
                "cells",
                "manifest",
                PaintedOrder.CLASSES,
                contender(2),
                contender(1),
                asked.get(Split.TEST),
                asked.get(Split.JUDGED));
    }

    private static Contender contender(int version) {
        return new Contender(
                version,
                "bundle",
                PaintedOrder.CLASSES.stream().map(ClassName::id).toList(),
                3_000_000,
                new Contender.Latency(1, 2, 100));
    }

    private String page(Map<String, Picture> pictures, Trial trial, Decision decision) throws IOException {
        Path folder = directory.resolve("verdict");
        VerdictFolder.write(
                folder,
                new VerdictSubject(Approval.YES, Instant.now()),
                trial,
                decision,
                digest -> Optional.ofNullable(pictures.get(digest)).map(Picture::tensor));
        return Files.readString(folder.resolve(VerdictFolder.PAGE));
    }
}
