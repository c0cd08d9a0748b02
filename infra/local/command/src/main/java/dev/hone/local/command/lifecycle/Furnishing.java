package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.keys.HouseKeys;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Projects.Applied;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a house needs besides running parts: the bucket, its own keys, and its projects as their files say. */
public final class Furnishing {
    private final House house;

    /** Of a house whose parts are up. */
    public Furnishing(House house) {
        this.house = house;
    }

    /**
     * Makes the bucket, makes the house's keys known and applies the projects.
     *
     * @param demo a project's name
     * @return whether that project is there and empty: nobody has brought pictures, nothing is in production
     */
    public boolean run(String demo, Consumer<String> progress) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            bucket.create();
            HouseKeys.keep(ledger.apiKeys(), house);
            for (Project project : ProjectFiles.readAll(house.projects())) {
                Applied applied = ledger.projects().apply(project, "hone up");
                switch (applied) {
                    case CREATED -> progress.accept("project   %s is new".formatted(project.name()));
                    case CHANGED -> progress.accept("project   %s has changed".formatted(project.name()));
                    case UNCHANGED -> {}
                    case OVERTAKEN ->
                        progress.accept("project   %s was changed elsewhere since".formatted(project.name()));
                }
            }
            return ledger.projects().find(demo).isPresent()
                    && ledger.assignments().production(demo).isEmpty()
                    && isEmpty(bucket, demo);
        }
    }

    private static boolean isEmpty(Bucket bucket, String project) {
        try (Stream<StoredObject> objects = bucket.list(project + "/")) {
            return objects.findAny().isEmpty();
        }
    }
}
