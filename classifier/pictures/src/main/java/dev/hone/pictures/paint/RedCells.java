package dev.hone.pictures.paint;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** The red cells around: salmon discs, paler in the middle, that crowd but seldom cover each other. */
final class RedCells {

    private static final int TRIES = 60;
    private static final Color RIM = new Color(214, 158, 156, 235);
    private static final Color HOLLOW = new Color(242, 218, 216, 235);

    private RedCells() {}

    /** Leaves the place around x and y to the white cell. */
    static void paint(Slide slide, Chance chance, double x, double y, double zoom) {
        int wanted = chance.between(5, 12);
        List<Point2D> places = new ArrayList<>();
        for (int tried = 0; tried < TRIES && places.size() < wanted; tried++) {
            Point2D place =
                    new Point2D.Double(chance.between(-8.0, Slide.SIZE + 8.0), chance.between(-8.0, Slide.SIZE + 8.0));
            boolean free = place.distance(x, y) > 31 * zoom
                    && places.stream().allMatch(other -> place.distance(other) > 19 * zoom);
            if (free) {
                places.add(place);
            }
        }
        int thickness = chance.between(-12, 12);
        for (Point2D place : places) {
            paint(slide, chance, place, zoom * chance.between(10.5, 13.0), thickness);
        }
    }

    private static void paint(Slide slide, Chance chance, Point2D place, double radius, int thickness) {
        Shape disc = Outline.round(chance, place.getX(), place.getY(), radius, 0.07);
        Color rim = new Color(
                RIM.getRed() + thickness, RIM.getGreen() + thickness, RIM.getBlue() + thickness, RIM.getAlpha());
        slide.stain(disc, rim, 0.04, 6, 0.6);
        Shape hollow = Outline.round(chance, place.getX(), place.getY(), radius * chance.between(0.34, 0.5), 0.1);
        slide.stain(hollow, HOLLOW, 0, 1, 2.4);
    }
}
