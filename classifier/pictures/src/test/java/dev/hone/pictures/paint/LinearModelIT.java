package dev.hone.pictures.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network has something to learn from painted cells only if a linear model does not do. */
class LinearModelIT {

    private static final int COUNT = 600;
    private static final int LEVELS = 4;

    @ParameterizedTest
    @EnumSource(Stain.class)
    void onPixelsStaysBelowThreeQuarters(Stain stain) {
        assertThat(best(
                        stain,
                        "pixels",
                        tensor -> values(tensor).toArray(),
                        new PictureSpec(24, 24, Channels.COLOUR, Fit.STRETCH)))
                .isBetween(0.3, 0.75);
    }

    @ParameterizedTest
    @EnumSource(Stain.class)
    void onColorHistogramsStaysBelowThreeQuarters(Stain stain) {
        assertThat(best(
                        stain,
                        "colors",
                        LinearModelIT::histogram,
                        new PictureSpec(64, 64, Channels.COLOUR, Fit.STRETCH)))
                .isBetween(0.3, 0.75);
    }

    /** The best of what the model can do, looking at the answers: in its favor. */
    private static double best(Stain stain, String what, Function<Tensor, double[]> numbers, PictureSpec spec) {
        List<PaintedCell> learnt = PaintedCells.paint(11, COUNT, stain);
        List<PaintedCell> asked = PaintedCells.paint(12, COUNT / 2, stain);
        List<double[]> inputs = inputs(learnt, numbers, spec);
        List<double[]> questions = inputs(asked, numbers, spec);
        double best = DoubleStream.of(0.0001, 0.001, 0.01)
                .map(decay -> SoftmaxRegression.fit(inputs, labels(learnt), PaintedCells.CLASSES.size(), decay)
                        .accuracy(questions, labels(asked)))
                .max()
                .orElseThrow();
        System.out.printf(
                "a linear model on %s gets %.1f %% of painted cells in the %s stain right%n", what, 100 * best, stain);
        return best;
    }

    private static List<double[]> inputs(
            List<PaintedCell> cells, Function<Tensor, double[]> numbers, PictureSpec spec) {
        return cells.stream()
                .map(cell -> numbers.apply(PictureReader.read(cell.png(), spec)))
                .toList();
    }

    private static List<Integer> labels(List<PaintedCell> cells) {
        return cells.stream()
                .map(cell -> PaintedCells.CLASSES.indexOf(cell.label()))
                .toList();
    }

    private static DoubleStream values(Tensor tensor) {
        return Stream.iterate(0, i -> i < tensor.data().length, i -> i + 1)
                .mapToDouble(i -> Byte.toUnsignedInt(tensor.data()[i]));
    }

    /** How much of a picture each of 64 colors takes. */
    private static double[] histogram(Tensor tensor) {
        int[] levels =
                values(tensor).mapToInt(value -> (int) value * LEVELS / 256).toArray();
        double[] histogram = new double[LEVELS * LEVELS * LEVELS];
        for (int i = 0; i < levels.length; i += 3) {
            histogram[(levels[i] * LEVELS + levels[i + 1]) * LEVELS + levels[i + 2]]++;
        }
        return Arrays.stream(histogram).map(Math::sqrt).toArray();
    }
}
