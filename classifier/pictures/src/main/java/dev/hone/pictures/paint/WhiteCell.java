package dev.hone.pictures.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * The five kinds of white blood cell, each with what a person tells it by.
 *
 * <p>As under a real microscope, some cells of every kind are not typical: young, irritated or badly stained ones, which
 * look a little like another kind.
 */
enum WhiteCell {
    /** A nucleus of three to five lobes on thin threads, pale pink cytoplasm with a dust of granules. */
    NEUTROPHIL {
        @Override
        void paint(Slide slide, Chance chance, double x, double y, double zoom) {
            double radius = zoom * chance.between(20.0, 24.5);
            Shape body = Outline.round(chance, x, y, radius, 0.06);
            slide.stain(body, mixed(chance, new Color(226, 204, 216), new Color(232, 196, 200)), 0.05, 4, 0.6);
            boolean irritated = chance.happens(0.07);
            Color dust = irritated
                    ? new Color(198, 104, 96, chance.between(90, 150))
                    : mixed(chance, new Color(186, 140, 176, 110), new Color(206, 132, 130, 150));
            double coarse = irritated ? chance.between(0.75, 1.15) : chance.between(0.5, 0.95);
            granules(slide, chance, body, dust, chance.between(60, 130), coarse * zoom);
            boolean young = chance.happens(0.07);
            int lobes = chance.happens(0.25) ? 2 : chance.between(3, 5);
            Shape nucleus = young
                    ? Outline.kidney(chance, x, y, radius * chance.between(0.56, 0.66), chance.between(0.45, 0.7))
                    : lobes(chance, x, y, radius, lobes, lobes == 2 ? 0.37 : 0.31);
            nucleus(slide, chance, nucleus, PURPLE);
        }
    },

    /** A large, dark, round nucleus that leaves a thin rim of clear blue cytoplasm. */
    LYMPHOCYTE {
        @Override
        void paint(Slide slide, Chance chance, double x, double y, double zoom) {
            boolean irritated = chance.happens(0.12);
            double radius = zoom * (irritated ? chance.between(19.5, 26.5) : chance.between(14.5, 19.5));
            Shape body = Outline.round(chance, x, y, radius, 0.07);
            slide.stain(body, mixed(chance, new Color(170, 184, 224), new Color(186, 190, 214)), 0.06, 5, 0.6);
            double inner = radius * (irritated ? chance.between(0.58, 0.76) : chance.between(0.7, 0.9));
            double bay = irritated ? chance.between(0.05, 0.4) : chance.between(0.0, 0.2);
            double off = (radius - inner) * chance.between(0.0, 0.8);
            double to = chance.angle();
            Shape round = Outline.kidney(chance, x + off * Math.cos(to), y + off * Math.sin(to), inner, bay);
            nucleus(slide, chance, round, irritated ? mixed(chance, DARK, LOOSE) : DARK);
        }
    },

    /** The largest: a kidney-shaped nucleus of looser texture in much grey-blue cytoplasm, at times with bubbles. */
    MONOCYTE {
        @Override
        void paint(Slide slide, Chance chance, double x, double y, double zoom) {
            double radius = zoom * chance.between(19.5, 29.0);
            Shape body = Outline.round(chance, x, y, radius, 0.1);
            slide.stain(body, mixed(chance, new Color(172, 178, 208), new Color(190, 188, 206)), 0.08, 3, 0.7);
            double inner = radius * chance.between(0.56, 0.76);
            double off = radius * chance.between(0.05, 0.2);
            double to = chance.angle();
            Shape kidney = Outline.kidney(
                    chance, x + off * Math.cos(to), y + off * Math.sin(to), inner, chance.between(0.1, 0.6));
            nucleus(slide, chance, kidney, chance.happens(0.1) ? mixed(chance, DARK, LOOSE) : LOOSE);
            if (chance.happens(0.45)) {
                Color bubble = new Color(226, 224, 236, 190);
                granules(slide, chance, without(body, kidney), bubble, chance.between(2, 7), 1.3 * zoom);
            }
        }
    },

    /** Two rounded lobes, and the cell full of coarse orange-red granules. */
    EOSINOPHIL {
        @Override
        void paint(Slide slide, Chance chance, double x, double y, double zoom) {
            double radius = zoom * chance.between(20.5, 25.0);
            Shape body = Outline.round(chance, x, y, radius, 0.06);
            slide.stain(body, mixed(chance, new Color(234, 196, 190), new Color(230, 184, 170)), 0.05, 4, 0.6);
            int lobes = chance.happens(0.3) ? 3 : 2;
            Shape nucleus = lobes(chance, x, y, radius, lobes, 0.38);
            nucleus(slide, chance, nucleus, PURPLE);
            int strength = chance.happens(0.12) ? chance.between(30, 70) : chance.between(70, 210);
            Color orange = mixed(chance, new Color(212, 100, 66, strength), new Color(202, 84, 92, strength));
            granules(
                    slide,
                    chance,
                    without(body, nucleus),
                    orange,
                    chance.between(90, 190),
                    chance.between(0.75, 1.4) * zoom);
        }
    },

    /** Coarse granules of dark purple that lie over the nucleus and hide it. */
    BASOPHIL {
        @Override
        void paint(Slide slide, Chance chance, double x, double y, double zoom) {
            double radius = zoom * chance.between(17.5, 22.5);
            Shape body = Outline.round(chance, x, y, radius, 0.08);
            slide.stain(body, mixed(chance, new Color(206, 188, 220), new Color(216, 186, 206)), 0.06, 4, 0.6);
            boolean washedOut = chance.happens(0.12);
            Color nucleus = washedOut ? mixed(chance, PURPLE, FAINT) : FAINT;
            nucleus(slide, chance, lobes(chance, x, y, radius, chance.between(2, 3), 0.42), nucleus);
            int strength = washedOut ? chance.between(45, 110) : chance.between(150, 235);
            Color violet = mixed(chance, new Color(66, 34, 112, strength), new Color(88, 38, 104, strength));
            int count = washedOut ? chance.between(12, 40) : chance.between(40, 85);
            granules(slide, chance, body, violet, count, chance.between(1.2, 2.1) * zoom);
        }
    };

    private static final Color PURPLE = new Color(104, 60, 142);
    private static final Color DARK = new Color(86, 52, 132);
    private static final Color LOOSE = new Color(126, 92, 162);
    private static final Color FAINT = new Color(142, 110, 176);

    /** Paints one cell with its middle at x and y; a zoom of 1 is the usual magnification. */
    abstract void paint(Slide slide, Chance chance, double x, double y, double zoom);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void nucleus(Slide slide, Chance chance, Shape shape, Color color) {
        Color stained = shifted(color, chance.between(-16, 16), 245);
        slide.stain(shape, stained, chance.between(0.12, 0.3), chance.between(2.5, 4.0), chance.between(0.3, 0.7));
    }

    /** Lobes along a bent line through the cell, with threads between them. */
    private static Shape lobes(Chance chance, double x, double y, double radius, int count, double size) {
        double start = chance.angle();
        double sweep = count == 2 ? chance.between(1.7, 3.2) : chance.between(3.2, 4.9);
        double reach = radius * (count == 2 ? chance.between(0.4, 0.52) : chance.between(0.44, 0.56));
        Area nucleus = new Area();
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < count; i++) {
            double angle = start + sweep * i / (count - 1);
            double distance = reach * chance.between(0.85, 1.12);
            double lobeX = x + distance * Math.cos(angle);
            double lobeY = y + distance * Math.sin(angle);
            double lobe = radius * size * chance.between(0.82, 1.12);
            nucleus.add(new Area(Outline.round(chance, lobeX, lobeY, lobe, 0.16)));
            if (i > 0) {
                Shape thread = new BasicStroke(
                                (float) (radius * chance.between(0.07, 0.2)),
                                BasicStroke.CAP_ROUND,
                                BasicStroke.JOIN_ROUND)
                        .createStrokedShape(new Line2D.Double(lastX, lastY, lobeX, lobeY));
                nucleus.add(new Area(thread));
            }
            lastX = lobeX;
            lastY = lobeY;
        }
        return nucleus;
    }

    private static void granules(Slide slide, Chance chance, Shape within, Color color, double count, double radius) {
        Path2D[] shades = {new Path2D.Double(), new Path2D.Double()};
        Rectangle2D bounds = within.getBounds2D();
        for (int placed = 0, tried = 0; placed < count && tried < 20 * count; tried++) {
            double x = chance.between(bounds.getMinX(), bounds.getMaxX());
            double y = chance.between(bounds.getMinY(), bounds.getMaxY());
            if (within.contains(x, y)) {
                shades[placed % shades.length].append(Outline.dot(x, y, radius * chance.between(0.7, 1.25)), false);
                placed++;
            }
        }
        slide.stain(shades[0], shifted(color, -14, color.getAlpha()), 0.1, 3, 0.25);
        slide.stain(shades[1], shifted(color, 14, color.getAlpha()), 0.1, 3, 0.25);
    }

    private static Area without(Shape body, Shape nucleus) {
        Area cytoplasm = new Area(body);
        cytoplasm.subtract(new Area(nucleus));
        return cytoplasm;
    }

    private static Color mixed(Chance chance, Color one, Color other) {
        double part = chance.between(0.0, 1.0);
        return new Color(
                mixed(one.getRed(), other.getRed(), part),
                mixed(one.getGreen(), other.getGreen(), part),
                mixed(one.getBlue(), other.getBlue(), part),
                mixed(one.getAlpha(), other.getAlpha(), part));
    }

    private static int mixed(int one, int other, double part) {
        return (int) Math.round(one + (other - one) * part);
    }

    private static Color shifted(Color color, int by, int alpha) {
        return new Color(
                Math.clamp(color.getRed() + by, 0, 255),
                Math.clamp(color.getGreen() + by, 0, 255),
                Math.clamp(color.getBlue() + by, 0, 255),
                alpha);
    }
}
