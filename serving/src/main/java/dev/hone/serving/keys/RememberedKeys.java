package dev.hone.serving.keys;

import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys known last, in a file that only its owner may read, for a restart while the ledger is away. Holds hashes only. */
final class RememberedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedKeys.class);

    private final Path file;
    private String written = "";

    RememberedKeys(Path file) {
        this.file = file;
    }

    List<ApiKey> read() {
        try {
            return Files.exists(file) ? List.of(Json.read(Files.readString(file), ApiKey[].class)) : List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be read; no key is known until the ledger answers: {}", file, e.toString());
            return List.of();
        }
    }

    void write(List<ApiKey> keys) {
        String text = Json.text(keys);
        if (text.equals(written)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            // a temporary file is closed to others from the beginning
            Path draft = Files.createTempFile(file.getParent(), "keys", ".draft");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            written = text;
        } catch (IOException e) {
            LOG.warn("{} cannot be written; a restart without the ledger would know no keys: {}", file, e.toString());
        }
    }
}
