package dev.hone.model.evaluation;

/** Where the measures of one class may lie; null for a class without pictures. */
public record ClassIntervals(String id, Interval precision, Interval recall, Interval f1) {}
