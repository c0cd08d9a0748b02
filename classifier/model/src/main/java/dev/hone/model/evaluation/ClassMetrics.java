package dev.hone.model.evaluation;

/**
 * How well one class is told from the others.
 *
 * @param support how many pictures of this class were asked; with none, recall and F1 are 0 and mean nothing
 * @param precision 0 when the class was never answered
 * @param rocAuc how often a picture of the class gets a higher probability for it than one of another class, ties
 *     counting half; null without pictures of the class, or with no others
 * @param prAuc average precision: precision at each picture of the class, the most certain first; null without pictures
 *     of the class
 */
public record ClassMetrics(
        String id, int support, double recall, double precision, double f1, Double rocAuc, Double prAuc) {}
