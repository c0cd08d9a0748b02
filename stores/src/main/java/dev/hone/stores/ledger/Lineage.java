package dev.hone.stores.ledger;

/**
 * What a version was made of.
 *
 * @param run the MLflow run that made it
 * @param manifest the digest of the data set
 * @param projectVersion the version of the project's definition, or null where it was not known
 * @param execution the Kestra execution that asked
 * @param startedFrom the version whose weights it started from, or null where it began anew
 */
public record Lineage(
        String project,
        int version,
        String run,
        String manifest,
        Integer projectVersion,
        String execution,
        Integer startedFrom) {}
