package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.demo.Demo;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.ledger.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an empty house begins with is begun in nobody else's project, and gone on with until it has its model. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class DemoIT {
    private static final String PROJECT = "toys";
    private static final byte[] OWN = "somebody's own".getBytes(StandardCharsets.UTF_8);

    private final RoadHouse house;

    DemoIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void isDueWhereNothingIsAndWhereItWasBrokenOffAndNowhereElse() {
        Demo demo = new Demo(house.house(), PROJECT);
        Connections connections = house.house().connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            assertThat(new Demo(house.house(), "nobody").isDue()).isFalse();
            assertThat(new Demo(house.house(), "cells").isDue()).isFalse();
            assertThat(demo.isDue()).isTrue();
            bucket.put("toys/uploads/own.png", OWN, "image/png", Map.of());
            assertThat(demo.isDue()).isFalse();
            bucket.delete("toys/uploads/own.png");

            assertThatThrownBy(() -> demo.bringPictures((pictures, share) -> {
                        throw new IllegalStateException("somebody pulled the plug");
                    }))
                    .hasStackTraceContaining("somebody pulled the plug");
            assertThat(objects(bucket)).isPositive();
            assertThat(demo.isDue()).isTrue();

            ledger.lineages().insert(new Lineage(PROJECT, 1, "run", "manifest", 1, "first", null));
            assertThat(demo.isDue()).isTrue();
            ledger.verdicts().insert(verdict("first", Outcome.FIRST_MODEL));
            assertThat(demo.isDue()).as("it has not come into production").isTrue();
            ledger.verdicts().insert(verdict("second", Outcome.REFUSED));
            assertThat(demo.isDue()).isFalse();
        }
    }

    private static Verdict verdict(String execution, Outcome outcome) {
        return new Verdict(PROJECT, execution, "manifest", "run", 1, null, outcome, List.of());
    }

    private static long objects(Bucket bucket) {
        try (Stream<StoredObject> found = bucket.list(PROJECT + "/pictures/")) {
            return found.count();
        }
    }
}
