package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Answer;
import dev.hone.model.Bundle;
import dev.hone.model.ClassName;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that starts from what an earlier version has learned. */
class GoingOnIT {
    private static final int PICTURES = 200;
    private static final int KINDS = PaintedOrder.CLASSES.size();

    /** A step of no length: what comes out is what went in. */
    private static final double STANDING = 1e-12;

    @TempDir
    private static Path shared;

    private static Path first;

    @TempDir
    private Path work;

    @BeforeAll
    static void trainTheFirst() throws IOException, InterruptedException {
        first = shared.resolve("first");
        PaintedOrder.write(first, PICTURES, new TrainingSettings(20, 16, 0.002, 7, 2));
        train(first);
    }

    @Test
    void knowsWhatTheVersionBeforeKnewHoweverItsClassesAreOrdered() throws IOException, InterruptedException {
        TrainingSettings head = new TrainingSettings(
                1, 16, STANDING, 7, 2, Strategy.HEAD, null, null, null, true, Augmentation.NONE, 0, 0);
        PaintedOrder.write(work, PICTURES, head, place(first));
        List<ClassName> classes = new ArrayList<>(PaintedOrder.CLASSES.reversed());
        rewrite(work, classes, label -> KINDS - 1 - label);

        train(work);

        try (Classifier before = classifier(first);
                Classifier after = classifier(work)) {
            for (Tensor cell : unseen(20)) {
                float[] then = before.answer(cell).logits();
                float[] now = after.answer(cell).logits();
                for (int label = 0; label < KINDS; label++) {
                    assertThat(now[KINDS - 1 - label]).isEqualTo(then[label]);
                }
            }
        }
    }

    @Test
    void allOfTheNetworkGoesOnAndNotItsHeadAlone() throws IOException, InterruptedException {
        PaintedOrder.write(work, PICTURES, new TrainingSettings(1, 16, STANDING, 7, 2), place(first));

        train(work);

        // batch norms see the pictures once more, so that the logits are not quite the same
        assertThat(agreeing(first, work, 60)).isGreaterThanOrEqualTo(54);
    }

    @Test
    void aClassThatIsNewIsLearnedBesideTheOthers() throws IOException, InterruptedException {
        Path four = Files.createDirectory(work.resolve("four"));
        PaintedOrder.write(four, PICTURES, new TrainingSettings(15, 16, 0.002, 7, 2));
        List<ClassName> known = PaintedOrder.CLASSES.subList(0, KINDS - 1);
        rewrite(four, known, label -> label);
        train(four);
        Path five = Files.createDirectory(work.resolve("five"));
        PaintedOrder.write(five, PICTURES, new TrainingSettings(4, 16, 0.002, 7, 2), place(four, five, known));

        train(five);

        Path anew = Files.createDirectory(work.resolve("anew"));
        PaintedOrder.write(anew, PICTURES, new TrainingSettings(4, 16, 0.002, 7, 2));
        train(anew);
        assertThat(accuracy(five)).isGreaterThan(accuracy(anew));
    }

    @Test
    void unlearnsWhatTheVersionBeforeHadWrong() throws IOException, InterruptedException {
        Path wrong = Files.createDirectory(work.resolve("wrong"));
        PaintedOrder.write(wrong, PICTURES, new TrainingSettings(15, 16, 0.002, 7, 2));
        rewrite(wrong, PaintedOrder.CLASSES, label -> (label + 1) % KINDS);
        train(wrong);
        assertThat(accuracy(wrong)).isLessThan(0.3);
        Path right = Files.createDirectory(work.resolve("right"));
        PaintedOrder.write(
                right, PICTURES, new TrainingSettings(20, 16, 0.002, 7, 2), place(wrong, right, PaintedOrder.CLASSES));

        train(right);

        assertThat(accuracy(right)).isGreaterThanOrEqualTo(accuracy(first) - 0.05);
    }

    private StartingWeights place(Path before) throws IOException {
        return place(before, work, PaintedOrder.CLASSES);
    }

    private static StartingWeights place(Path before, Path to, List<ClassName> classes) throws IOException {
        Path file = to.resolve("v1.safetensors");
        Files.copy(before.resolve("bundle/weights.safetensors"), file);
        return new StartingWeights(
                "v1.safetensors",
                Sha256.hex(file),
                classes.stream().map(ClassName::id).toList());
    }

    /** The same pictures with other labels; those whose label is no class are left out. */
    private static void rewrite(Path work, List<ClassName> classes, IntUnaryOperator label) {
        TrainingOrder order = TrainingOrder.read(work);
        List<Example> examples = order.examples().stream()
                .map(example -> new Example(example.picture(), label.applyAsInt(example.label()), example.split()))
                .filter(example -> example.label() < classes.size())
                .toList();
        new TrainingOrder(
                        order.project(),
                        order.network(),
                        classes,
                        order.picture(),
                        order.settings(),
                        order.weights(),
                        order.manifest(),
                        order.run(),
                        order.codeVersion(),
                        examples)
                .write(work);
    }

    private static void train(Path work) throws IOException, InterruptedException {
        Command.Ended ended = Command.run(work, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
    }

    private static Classifier classifier(Path work) {
        return Classifier.load(Bundle.open(work.resolve("bundle")));
    }

    private static List<Tensor> unseen(int count) {
        return PaintedCells.paint(2, count).stream()
                .map(cell -> PictureReader.read(cell.png(), PaintedOrder.SPEC))
                .toList();
    }

    private static int agreeing(Path one, Path other, int pictures) {
        try (Classifier before = classifier(one);
                Classifier after = classifier(other)) {
            return (int) unseen(pictures).stream()
                    .filter(cell ->
                            before.answer(cell).best() == after.answer(cell).best())
                    .count();
        }
    }

    private static double accuracy(Path work) {
        List<PaintedCell> cells = PaintedCells.paint(2, 100);
        try (Classifier classifier = classifier(work)) {
            long right = cells.stream()
                    .filter(cell -> {
                        Answer answer = classifier.answer(PictureReader.read(cell.png(), PaintedOrder.SPEC));
                        return PaintedCells.CLASSES.get(answer.best()).equals(cell.label());
                    })
                    .count();
            return (double) right / cells.size();
        }
    }
}
