package dev.hone.local.command.pictures;

import dev.hone.local.command.house.House;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Progress;
import dev.hone.stores.datasets.Reindex;
import dev.hone.stores.datasets.ReindexReport;
import dev.hone.stores.ledger.Ledger;

/** Makes the indexes of a project again, of a house whose parts are up. */
public final class Reindexing {
    private final House house;
    private final Progress progress;

    /** Of a house; progress hears how many pictures have been read. */
    public Reindexing(House house, Progress progress) {
        this.house = house;
        this.progress = progress;
    }

    public ReindexReport run(String project) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            return new Reindex(bucket, ledger).run(ledger.projects().named(project), progress);
        }
    }
}
