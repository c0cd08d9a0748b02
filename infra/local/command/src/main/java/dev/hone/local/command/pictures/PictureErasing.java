package dev.hone.local.command.pictures;

import dev.hone.local.command.house.House;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.ErasureReport;
import dev.hone.stores.ledger.Ledger;

/** Erases a picture of a house whose parts are up. */
public final class PictureErasing {
    private final House house;

    public PictureErasing(House house) {
        this.house = house;
    }

    /** Erases it from a project, for good. */
    public ErasureReport run(String project, String digest) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            ledger.projects().named(project);
            return new Erase(bucket, ledger).run(project, digest, System.getProperty("user.name"));
        }
    }
}
