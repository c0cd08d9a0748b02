package dev.hone.serving.models;

import java.nio.file.Path;
import java.util.List;

/** Where serving learns which versions to answer with, and gets them from. Any call may throw when a store is away. */
public interface ModelSource {

    /** The projects there are now, each with the version that should answer. */
    List<KnownProject> projects();

    /** Fetches a version's bundle into a directory that is not there yet. */
    void fetch(String project, ProductionVersion version, Path directory);

    /** Tells the house what answers here for each project, and what should and does not. */
    void report(List<Serves> projects);

    /** Tells the house that nothing answers here any more. */
    void leave();
}
