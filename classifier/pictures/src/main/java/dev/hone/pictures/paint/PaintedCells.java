package dev.hone.pictures.paint;

import dev.hone.pictures.Png;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Paints white blood cells among red ones, as a stained smear shows them under a microscope. Thread-safe.
 *
 * <p>Size, place, turn, stain, light, focus and noise differ from picture to picture, and the classes come close enough
 * to each other that a network has something to learn and something to get wrong.
 */
public final class PaintedCells {

    /** The ids of the five classes. */
    public static final List<String> CLASSES =
            Arrays.stream(WhiteCell.values()).map(WhiteCell::label).toList();

    /** Keeps the dice of one seed's pictures apart from those of its neighbors. */
    private static final long SEED_STEP = 1_000_003;

    private PaintedCells() {}

    /** The classes take turns, and fewer cells of a seed are the first of more. */
    public static List<PaintedCell> paint(long seed, int count) {
        return paint(seed, count, Stain.USUAL);
    }

    /** A few of them: from one, counted from 0, to before another. */
    public static List<PaintedCell> paint(long seed, int from, int to) {
        return paint(seed, from, to, Stain.USUAL);
    }

    /** The same cells of a seed, in the same places, with another stain: a shift that a monitor should notice. */
    public static List<PaintedCell> paint(long seed, int count, Stain stain) {
        return paint(seed, 0, count, stain);
    }

    private static List<PaintedCell> paint(long seed, int from, int to, Stain stain) {
        WhiteCell[] kinds = WhiteCell.values();
        List<PaintedCell> cells = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            WhiteCell kind = kinds[i % kinds.length];
            byte[] png = Png.of(photograph(kind, new Chance(seed * SEED_STEP + i), stain));
            cells.add(new PaintedCell("%s-%04d.png".formatted(kind.label(), i + 1), kind.label(), png));
        }
        return cells;
    }

    private static BufferedImage photograph(WhiteCell kind, Chance chance, Stain stain) {
        int paleness = chance.between(-8, 6);
        Slide slide =
                new Slide(chance, new Color(238 + paleness, 232 + paleness, 236 + paleness - chance.between(0, 8)));
        double zoom = chance.between(0.84, 1.2);
        double x = Slide.SIZE / 2.0 + 5 * chance.bell() / 2;
        double y = Slide.SIZE / 2.0 + 5 * chance.bell() / 2;
        RedCells.paint(slide, chance, x, y, zoom);
        if (chance.happens(0.12)) {
            paintNeighbor(slide, chance, x, y, zoom);
        }
        kind.paint(slide, chance, x, y, zoom);
        return slide.photograph(Camera.any(chance), stain);
    }

    /** Another white cell that the edge of the picture cuts off. */
    private static void paintNeighbor(Slide slide, Chance chance, double x, double y, double zoom) {
        WhiteCell[] kinds = WhiteCell.values();
        double angle = chance.angle();
        double distance = zoom * chance.between(50.0, 60.0);
        kinds[chance.between(0, kinds.length - 1)].paint(
                slide, chance, x + distance * Math.cos(angle), y + distance * Math.sin(angle), zoom);
    }
}
