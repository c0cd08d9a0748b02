package dev.hone.tasks.imports;

import io.kestra.core.runners.RunContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that was handed to an execution, and lies in Kestra's storage. */
public final class HandedFile {
    private static final String SCHEME = "kestra";

    private HandedFile() {}

    /**
     * Fetches it into a folder, under the name that it was handed over with.
     *
     * @throws UnusableSourceException when there is none
     */
    public static Path fetch(RunContext runContext, String from, Path folder) throws IOException {
        URI uri = uri(from).orElseThrow(() -> UnusableSourceException.unknown(from));
        Path file = folder.resolve(Path.of(uri.getPath()).getFileName());
        try (InputStream in = runContext.storage().getFile(uri)) {
            Files.copy(in, file);
            return file;
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw UnusableSourceException.gone(file.getFileName().toString());
        }
    }

    private static Optional<URI> uri(String from) {
        try {
            return Optional.of(new URI(from))
                    .filter(uri ->
                            SCHEME.equals(uri.getScheme()) && uri.getPath().length() > 1);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
