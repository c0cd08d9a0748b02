/**
 * How good a network is, and whether another is better: measures, their intervals, the comparison on the same pictures,
 * and the temperature that makes its probabilities honest. Agrees with scikit-learn and scipy where they measure the same.
 */
package dev.hone.model.evaluation;
