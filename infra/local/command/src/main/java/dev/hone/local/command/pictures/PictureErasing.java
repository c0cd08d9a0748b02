package dev.hone.local.command.pictures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hone.local.command.house.House;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.ErasureReport;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.registry.Registry;

/** Erases a picture of a house whose parts are up. */
public final class PictureErasing {
    private final House house;

    public PictureErasing(House house) {
        this.house = house;
    }

    /**
     * What an erasure came to.
     *
     * @param thumbnails of the picture on pages about model versions
     */
    public record Erased(@JsonUnwrapped ErasureReport report, int thumbnails) {}

    /** Erases it from a project, for good. */
    public Erased run(String project, String digest) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            ledger.projects().named(project);
            ErasureReport report = new Erase(bucket, ledger).run(project, digest, System.getProperty("user.name"));
            return new Erased(report, registry.eraseFromPages(project, digest));
        }
    }
}
