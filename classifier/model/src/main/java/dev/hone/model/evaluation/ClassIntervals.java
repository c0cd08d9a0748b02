package dev.hone.model.evaluation;

/** Where the measures of one class may lie; null where there is no such measure. */
public record ClassIntervals(
        String id, Interval precision, Interval recall, Interval f1, Interval rocAuc, Interval prAuc) {}
