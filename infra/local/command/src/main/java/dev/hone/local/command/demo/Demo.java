package dev.hone.local.command.demo;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.local.command.pictures.PictureImport;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.ledger.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures and the first model of an empty house. One that was begun is gone on with until its model has come into
 * production, or was kept out of it: people break off the first {@code hone up}, and machines go to sleep.
 */
public final class Demo {
    /** How many pictures there are. */
    public static final int PICTURES = 600;

    /** Which ones: those that {@code hone import --painted} brings, too, unless it is told another seed. */
    public static final long SEED = 1;

    private static final String BY = "hone up";
    private static final String BEGUN = "begin demo";

    private final House house;
    private final String project;

    /** Of a house whose parts are up, in this project. */
    public Demo(House house, String project) {
        this.house = house;
        this.project = project;
    }

    /** Whether the project is there and empty, or was filled by a demo that did not come to its end. */
    public boolean isDue() {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            return ledger.projects().find(project).isPresent()
                    && !isDone(ledger)
                    && (isBegun(ledger) || holdsNothing(bucket));
        }
    }

    /** Writes down that it has begun, whoever breaks it off, and brings the pictures that are not there yet. */
    public ImportReport bringPictures(PictureImport.Progress progress) {
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            if (!isBegun(ledger)) {
                ledger.audit().append(BY, BEGUN, Optional.of(project), "%d painted pictures".formatted(PICTURES));
            }
        }
        return new PictureImport(house, progress).painted(project, SEED, PICTURES);
    }

    /** The training of the first model: one that goes on still, or another. */
    public TrainingRun training() {
        return underWay().orElseGet(() -> TrainingRun.start(house, project, Map.of("requestedBy", BY)));
    }

    private Optional<TrainingRun> underWay() {
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            return ledger.trainings().newest(project, 1).stream()
                    .filter(training -> training.outcome() == null)
                    .findFirst()
                    .flatMap(training -> TrainingRun.underWay(house, project, training.execution()));
        }
    }

    private boolean isBegun(Ledger ledger) {
        return ledger.audit().has(project, BEGUN);
    }

    /** Whether a version was in production, if only once, or was kept out of it: then the same is not trained again. */
    private boolean isDone(Ledger ledger) {
        return !ledger.promotions().history(project).isEmpty()
                || ledger.lineages().all(project).stream()
                        .flatMap(made -> ledger.verdicts().newest(project, made.version()).stream())
                        .anyMatch(verdict -> !verdict.outcome().promotes());
    }

    private boolean holdsNothing(Bucket bucket) {
        try (Stream<StoredObject> objects = bucket.list(project + "/")) {
            return objects.findAny().isEmpty();
        }
    }
}
