package dev.hone.tasks.evaluate;

import dev.hone.model.gate.Trial;
import dev.hone.model.gate.TrialJson;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The evidence among the artifacts of the challenger's run. */
public final class Evidence {
    private static final String ARTIFACT = "evidence";
    private static final String FILE = "evidence.json";

    private Evidence() {}

    /** Keeps it, in place of what was found before. */
    public static void keep(Registry registry, Run run, Trial trial, Path work) {
        try {
            Path file = work.resolve(FILE);
            Files.write(file, TrialJson.bytes(trial));
            registry.upload(run, List.of(file), ARTIFACT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept. */
    public static Trial find(Registry registry, Run run, Path work) {
        Path folder = work.resolve(ARTIFACT);
        registry.download(run, ARTIFACT, folder);
        try {
            return TrialJson.read(Files.readAllBytes(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
