package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * Which version of a project is in production.
 *
 * @param version the version's number in the registry
 * @param run the MLflow run it came from
 * @param sequence counts the project's promotions; whoever changes the assignment must name the one they saw
 */
public record Assignment(String project, int version, String run, long sequence, Instant since, String by) {}
