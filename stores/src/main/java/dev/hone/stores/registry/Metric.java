package dev.hone.stores.registry;

/** A figure of a run; the step is the epoch where it has one, else 0. */
public record Metric(String key, double value, long timestamp, long step) {}
