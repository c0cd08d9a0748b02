package dev.hone.model.evaluation;

/** A point of a curve. */
public record Point(double x, double y) {}
