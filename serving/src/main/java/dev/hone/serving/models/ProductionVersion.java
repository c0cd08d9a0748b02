package dev.hone.serving.models;

/**
 * The version of a project that should answer.
 *
 * @param number its number in the registry
 * @param run the run that made it; tells two versions of the same number apart when a house was set up anew
 */
public record ProductionVersion(int number, String run) {

    @Override
    public String toString() {
        return "v" + number;
    }
}
