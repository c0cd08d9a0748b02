package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.keys.HouseKeys;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;

/** What a house needs besides running parts and its projects: the bucket, and its own keys. */
public final class Furnishing {
    private final House house;

    /** Of a house whose parts are up. */
    public Furnishing(House house) {
        this.house = house;
    }

    /** Makes the bucket, and makes the house's keys known. */
    public void run() {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            bucket.create();
            HouseKeys.keep(ledger.apiKeys(), house);
        }
    }
}
