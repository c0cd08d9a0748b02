package dev.hone.stores.registry;

/**
 * A run in MLflow.
 *
 * @param artifacts the URI under which its artifacts lie
 */
public record Run(String id, String experiment, String artifacts) {}
