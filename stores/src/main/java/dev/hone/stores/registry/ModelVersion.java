package dev.hone.stores.registry;

/**
 * A version of a registered model.
 *
 * @param run the run that made it
 * @param source the URI of its bundle
 * @param stage MLflow's name of the stage it is in
 */
public record ModelVersion(String model, int number, String run, String source, String stage) {}
