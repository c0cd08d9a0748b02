package dev.hone.tasks.preprocess;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.real.StoreServers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardJobIT {
    private static final PictureSpec SPEC = CELLS.picture().spec();

    private static StoreServers servers;

    private StoreServers.Opened stores;
    private Ledger ledger;
    private Datasets datasets;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        servers = StoreServers.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @BeforeEach
    void open() {
        stores = servers.empty();
        ledger = stores.ledger();
        datasets = stores.datasets();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void packsEveryPictureAsTheDecoderReadsIt() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(1, 300);
        Manifest manifest = pulled(cells);

        ShardCounts counts = new ShardJob(datasets, ledger.batch()).run("cells", SPEC, manifest);

        assertThat(counts).isEqualTo(new ShardCounts(300, 300, 0, 2));
        Map<String, TensorShard> shards = shards();
        assertThat(shards).hasSize(300);
        for (PaintedCell cell : cells.subList(0, 20)) {
            String digest = Sha256.hex(cell.png());
            assertThat(shards.get(digest).tensor(digest).data())
                    .isEqualTo(PictureReader.read(cell.png(), SPEC).data());
        }
    }

    @Test
    void writesNothingTwice() throws Exception {
        new ShardJob(datasets, ledger.batch()).run("cells", SPEC, pulled(PaintedCells.paint(1, 40)));
        ShardCounts again =
                new ShardJob(datasets, ledger.batch()).run("cells", SPEC, pulled(PaintedCells.paint(1, 40)));
        ShardCounts more = new ShardJob(datasets, ledger.batch()).run("cells", SPEC, pulled(PaintedCells.paint(2, 10)));

        assertThat(again).isEqualTo(new ShardCounts(0, 0, 0, 0));
        assertThat(more).isEqualTo(new ShardCounts(10, 10, 0, 1));
        assertThat(shards()).hasSize(50);
    }

    @Test
    void countsPicturesThatAreRefusedAndGoesOn() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(1, 21);
        Manifest manifest = pulled(cells);
        byte[] damaged = cells.getLast().png();
        String digest = Sha256.hex(damaged);
        Arrays.fill(damaged, damaged.length / 3, damaged.length - 100, (byte) 0);
        stores.bucket()
                .put(
                        "cells/pictures/%s/%s.png".formatted(digest.substring(0, 2), digest),
                        damaged,
                        "image/png",
                        Map.of());

        ShardCounts counts = new ShardJob(datasets, ledger.batch()).run("cells", SPEC, manifest);

        assertThat(counts.read()).isEqualTo(21);
        assertThat(counts.skipped()).isEqualTo(1);
        assertThat(counts.written()).isEqualTo(20);
        assertThat(shards()).hasSize(20);
    }

    private Manifest pulled(List<PaintedCell> cells) {
        datasets.importPictures(
                CELLS,
                cells.stream()
                        .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                        .iterator(),
                "ann",
                "test",
                done -> {});
        return datasets.pull(CELLS).manifest();
    }

    private Map<String, TensorShard> shards() {
        return datasets.tensors("cells", SPEC).byPicture();
    }
}
