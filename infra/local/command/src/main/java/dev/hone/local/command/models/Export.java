package dev.hone.local.command.models;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fetches the bundle of the version in production, and looks whether it is whole. */
public final class Export {
    private static final String SUMS = "SHA256SUMS";

    private final House house;

    /** Of a house whose parts are up. */
    public Export(House house) {
        this.house = house;
    }

    /**
     * Puts the bundle into a folder that is not there yet, or empty.
     *
     * @return the version that it is of
     */
    public int run(String project, Path folder) {
        Connections connections = house.connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            ledger.projects().named(project);
            int version = ledger.assignments()
                    .production(project)
                    .orElseThrow(() -> HouseException.because(
                            "project '%s' has nothing in production yet: ./hone train %s".formatted(project, project)))
                    .version();
            makeWay(folder);
            registry.download(registry.version(project, version), folder);
            check(folder);
            return version;
        }
    }

    private static void makeWay(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        throw HouseException.because(
                                "%s is not empty: name a folder of the bundle's own".formatted(folder));
                    }
                }
                Files.delete(folder);
            } else if (Files.exists(folder)) {
                throw HouseException.because("%s is no folder".formatted(folder));
            }
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    /** Every file is one of the list, and is what the list says. */
    static void check(Path bundle) {
        try (Stream<Path> files = Files.walk(bundle)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .map(file -> bundle.relativize(file).toString())
                    .filter(name -> !name.equals(SUMS))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> sums = Files.readAllLines(bundle.resolve(SUMS));
            Set<String> listed = new TreeSet<>();
            for (String line : sums) {
                String name = line.substring(Math.min(line.length(), line.indexOf(' ') + 2));
                Path file = bundle.resolve(name);
                listed.add(name);
                if (!Files.isRegularFile(file) || !line.startsWith(Sha256.hex(file) + "  ")) {
                    throw damaged(file);
                }
            }
            there.removeAll(listed);
            if (!there.isEmpty() || listed.isEmpty()) {
                throw damaged(
                        bundle.resolve(there.isEmpty() ? SUMS : there.iterator().next()));
            }
        } catch (IOException e) {
            throw HouseException.unusable(bundle, e);
        }
    }

    private static HouseException damaged(Path file) {
        return HouseException.because(
                "%s is not what the bundle's list of digests says: export it again, or train again".formatted(file));
    }
}
