package dev.hone.model.evaluation;

/**
 * By how much the second model finds more pictures of a class than the first.
 *
 * @param recall the difference; 0 without pictures of the class
 * @param interval where the difference may lie; null without pictures of the class
 */
public record ClassDifference(String id, int support, double recall, Interval interval) {}
