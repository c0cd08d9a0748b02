package dev.hone.stores.ledger;

import dev.hone.stores.projects.Project;

/**
 * A project as one of its versions has it.
 *
 * @param version counts the changes of the project
 */
public record VersionedProject(Project project, int version) {}
