package dev.hone.serving.models;

import dev.hone.serving.TinyBundle;
import dev.hone.serving.models.KnownProject.PutIntoProduction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger and a registry in memory, either of which may be away. */
public final class SmallHouse implements ModelSource {
    private final Map<String, Optional<ProductionVersion>> production = new ConcurrentHashMap<>();
    private final Map<ProductionVersion, Path> bundles = new ConcurrentHashMap<>();
    private final Set<String> keepsNothing = ConcurrentHashMap.newKeySet();
    private final List<List<Serves>> reports = new ArrayList<>();
    volatile boolean ledgerAway;
    volatile boolean registryAway;
    volatile int fetches;

    public void project(String name) {
        production.put(name, Optional.empty());
    }

    void remove(String name) {
        production.remove(name);
    }

    public void promote(String project, int number, Path bundle) {
        ProductionVersion version = new ProductionVersion(number, project + number);
        bundles.put(version, bundle);
        production.put(project, Optional.of(version));
    }

    /** Whether the pictures that a project is asked about are kept. */
    public void keepPictures(String project, boolean keep) {
        if (keep) {
            keepsNothing.remove(project);
        } else {
            keepsNothing.add(project);
        }
    }

    Map<String, Integer> lastReport() {
        return reports.getLast().stream()
                .filter(serves -> serves.version().isPresent())
                .collect(Collectors.toMap(
                        Serves::project, serves -> serves.version().orElseThrow()));
    }

    List<Refusal> lastRefusals() {
        return reports.getLast().stream()
                .flatMap(serves -> serves.refused().stream())
                .toList();
    }

    @Override
    public List<KnownProject> projects() {
        if (ledgerAway) {
            throw new IllegalStateException("the ledger is away");
        }
        return production.entrySet().stream()
                .map(entry -> known(entry.getKey(), entry.getValue()))
                .toList();
    }

    private KnownProject known(String name, Optional<ProductionVersion> version) {
        return new KnownProject(
                name,
                Optional.of(1),
                TinyBundle.CLASSES,
                !keepsNothing.contains(name),
                version,
                version.map(there -> new PutIntoProduction(Instant.EPOCH, "test")));
    }

    @Override
    public void fetch(String project, ProductionVersion version, Path directory) {
        if (registryAway) {
            throw new IllegalStateException("MLflow is away");
        }
        fetches++;
        Path from = bundles.get(version);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void report(List<Serves> projects) {
        reports.add(projects);
    }

    @Override
    public void leave() {
        reports.add(List.of());
    }
}
