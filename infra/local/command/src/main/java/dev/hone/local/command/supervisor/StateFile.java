package dev.hone.local.command.supervisor;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.PrivateFile;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a {@link HouseState}: written whole by one supervisor, read by anybody at any time. */
public record StateFile(Path path) {
    /** What the file says; empty when there is none. */
    public Optional<HouseState> read() {
        try {
            return Optional.of(Json.read(Files.readAllBytes(path), HouseState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw HouseException.unusable(path, e);
        } catch (UncheckedIOException e) {
            throw HouseException.because("%s cannot be read: end what it names and remove it".formatted(path), e);
        }
    }

    /** Puts this in the place of what the file said. */
    public void write(HouseState state) {
        PrivateFile.write(path, Json.text(state));
    }
}
