package dev.hone.stores.projects;

import dev.hone.pictures.Sha256;
import java.nio.file.Path;

/**
 * A project as one file says it.
 *
 * @param digest of the file: what was applied already is not applied again
 */
public record ProjectFile(Path path, String digest, Project project) {
    static ProjectFile of(Path path, byte[] bytes, Project project) {
        return new ProjectFile(path, Sha256.hex(bytes), project);
    }
}
