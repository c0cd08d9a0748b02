package dev.hone.stores.bucket;

import dev.hone.pictures.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is put: read anew for every try. */
record Content(long length, String sha256, Opening opening) {
    /** Opens the content at its beginning. */
    @FunctionalInterface
    interface Opening {
        InputStream open();
    }

    static Content of(byte[] body) {
        return new Content(body.length, Sha256.hex(body), () -> new ByteArrayInputStream(body));
    }

    static Content of(Path file) {
        try {
            return new Content(Files.size(file), Sha256.hex(file), () -> open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that cannot be read is no server that cannot be reached. */
    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
