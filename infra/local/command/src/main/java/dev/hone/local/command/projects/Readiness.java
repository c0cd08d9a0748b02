package dev.hone.local.command.projects;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.weights.HouseWeights;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Whether a project can be trained: it has pictures, and the weights that it starts from are here. */
public final class Readiness {
    private final House house;
    private final Consumer<String> progress;

    /** Of a project of a house whose parts are up; progress hears of weights that are fetched. */
    public Readiness(House house, Consumer<String> progress) {
        this.house = house;
        this.progress = progress;
    }

    /**
     * Brings what can be brought.
     *
     * @throws HouseException which says what is missing and where it comes from
     */
    public void require(String name) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            Project project = ledger.projects().named(name);
            if (!new Datasets(bucket, ledger).hasLabels(name)) {
                throw HouseException.because("project '%s' has no pictures yet: ./hone import %s PATH brings some%s"
                        .formatted(name, name, whereFrom(name)));
            }
            List<String> missing = weights(project);
            if (!missing.isEmpty()) {
                throw HouseException.because(String.join("; ", missing));
            }
        }
    }

    /** Brings the weights that a project starts from; says what cannot be had. */
    public List<String> weights(String name) {
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            return weights(ledger.projects().named(name));
        }
    }

    private List<String> weights(Project project) {
        return new HouseWeights(house, progress).prepare(List.of(project));
    }

    private String whereFrom(String name) {
        Path file = house.projects().resolve(name + ".yaml");
        return Files.exists(file) ? "; %s says where there are some".formatted(file) : "";
    }
}
