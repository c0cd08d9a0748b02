package dev.hone.stores.sources;

import dev.hone.stores.datasets.Offered;
import dev.hone.stores.projects.Project;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Files that people give one by one, as a browser sends them, with the paths that they have there. */
public final class GivenFiles {
    private final Reading reading;

    /** Pictures for this project. */
    public GivenFiles(Project project) {
        this.reading = new Reading(new ClassNames(project), SourceLimits.USUAL);
    }

    /** Opens what was given. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * What becomes of a file; nothing of one that nobody means, as systems leave them in folders.
     *
     * @param label id of its class, or empty where the folders of its path say it
     */
    public Optional<Offered> file(String path, String label, long size, Opening content) throws IOException {
        EntryName name = EntryName.of(path);
        if (name.isNoise()) {
            return Optional.empty();
        }
        return Optional.of(
                label.isEmpty()
                        ? reading.labelledByFolder(name, size, content::open)
                        : reading.labelled(name.toString(), label, size, content::open));
    }

    /** Whether a file is called like an archive of pictures. */
    public static boolean isArchive(String path) {
        return path.matches("(?i).*\\.(zip|tar|tar\\.gz|tgz)");
    }
}
