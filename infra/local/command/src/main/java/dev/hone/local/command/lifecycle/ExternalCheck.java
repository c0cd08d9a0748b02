package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.parts.HouseParts;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.LedgerException;
import java.io.IOException;

/** Makes sure that a server which somebody else runs is there and lets the house in, before anything is built on it. */
final class ExternalCheck {
    private final House house;

    ExternalCheck(House house) {
        this.house = house;
    }

    void run() {
        for (Server server : house.external().addresses().keySet()) {
            try {
                switch (server) {
                    case POSTGRES -> Ledger.open(house.connections().ledger()).close();
                    case S3 -> makeBucket();
                    case MLFLOW, KESTRA -> ask(server);
                }
            } catch (BucketException | LedgerException e) {
                throw trouble(server, e.getMessage(), e);
            }
        }
    }

    private void makeBucket() {
        try (Bucket bucket = Bucket.open(house.connections().bucket())) {
            bucket.create();
        }
    }

    private void ask(Server server) {
        String address = house.address(server);
        try {
            if (HouseParts.external(house, server).probe().ready(0)) {
                return;
            }
        } catch (IOException e) {
            throw trouble(server, "nothing answers at " + address, e);
        } catch (HouseException e) {
            throw trouble(server, "%s %s".formatted(address, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble(server, "interrupted", e);
        }
        throw trouble(server, address + " answers with an error", null);
    }

    private static HouseException trouble(Server server, String what, Throwable cause) {
        return HouseException.because(
                "%s: %s (the login is %s and %s)"
                        .formatted(server.option(), what, server.userVariable(), server.passwordVariable()),
                cause);
    }
}
