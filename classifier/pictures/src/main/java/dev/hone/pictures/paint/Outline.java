package dev.hone.pictures.paint;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/** Round things that are not quite round, as grown things are. */
final class Outline {

    private static final int POINTS = 72;

    private Outline() {}

    /** @param wobble how far the edge leaves the circle, as a part of the radius */
    static Shape round(Chance chance, double x, double y, double radius, double wobble) {
        double second = wobble * chance.between(0.4, 1.0);
        double third = wobble * chance.between(0.1, 0.6);
        double fifth = wobble * chance.between(0.0, 0.3);
        double a = chance.angle();
        double b = chance.angle();
        double c = chance.angle();
        return polar(
                x,
                y,
                t -> radius
                        * (1
                                + second * Math.cos(2 * t + a)
                                + third * Math.cos(3 * t + b)
                                + fifth * Math.cos(5 * t + c)));
    }

    /** A round thing with a bay on one side: a bean, a kidney, at most a horseshoe. */
    static Shape kidney(Chance chance, double x, double y, double radius, double depth) {
        double side = chance.angle();
        double width = chance.between(0.45, 0.8);
        double stretch = chance.between(0.06, 0.16);
        double wobble = chance.angle();
        return polar(x, y, t -> {
            double away = Math.IEEEremainder(t - side, 2 * Math.PI) / width;
            double bay = depth * Math.exp(-away * away);
            return radius * (1 - bay - stretch * Math.cos(2 * (t - side)) + 0.04 * Math.cos(3 * t + wobble));
        });
    }

    static Shape dot(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape polar(double x, double y, DoubleUnaryOperator radius) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            double r = radius.applyAsDouble(angle);
            double px = x + r * Math.cos(angle);
            double py = y + r * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }
}
