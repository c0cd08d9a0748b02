package dev.hone.tasks.preprocess;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Erase;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.TensorStore;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.StoreServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class ShardJobIT {
    private static final PictureSpec SPEC = CELLS.picture().spec();
    private static final PictureSpec LARGE = new PictureSpec(224, 224, SPEC.channels(), SPEC.fit());
    private static final PictureSpec HUGE = new PictureSpec(512, 512, SPEC.channels(), SPEC.fit());
    private static final Lane WHOLE = new Lane(0, 1);
    private static final int BORNE = 10;
    private static final Duration MONTH = Duration.ofDays(30);

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

        ShardCounts counts = run(manifest);

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
        Manifest first = pulled(PaintedCells.paint(1, 40));
        run(first);
        ShardCounts again = run(first);
        ShardCounts more = run(pulled(PaintedCells.paint(2, 10)));

        assertThat(again).isEqualTo(ShardCounts.NONE);
        assertThat(more).isEqualTo(new ShardCounts(10, 10, 0, 1));
        assertThat(shards()).hasSize(50);
        assertThat(jobs()).containsExactly("COMPLETED 40 40", "COMPLETED 10 10");
    }

    @Test
    void sharesThePicturesAmongLanes() throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 60));
        List<ShardCounts> counts = new ArrayList<>();
        for (int lane = 0; lane < 3; lane++) {
            counts.add(job().run("cells", SPEC, manifest, new Lane(lane, 3), BORNE));
        }
        assertThat(counts).allMatch(lane -> lane.read() > 0 && lane.written() == lane.read());
        assertThat(counts.stream().mapToLong(ShardCounts::written).sum()).isEqualTo(60);
        assertThat(shards()).hasSize(60);
        assertThat(jobs()).hasSize(3);
        assertThat(run(manifest)).isEqualTo(ShardCounts.NONE);
    }

    @Test
    void makesAgainWhatWasLost() throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 20));
        run(manifest);
        datasets.tensors("cells", SPEC).shards().forEach(stores.bucket()::delete);
        assertThat(run(manifest)).isEqualTo(new ShardCounts(20, 20, 0, 1));
        String shard = datasets.tensors("cells", SPEC).shards().getFirst();
        stores.bucket().put(shard, new byte[100], "application/octet-stream", Map.of());
        assertThat(run(manifest)).isEqualTo(new ShardCounts(20, 20, 0, 1));
    }

    @Test
    void refusedPicturesGoToQuarantineAndOutOfTheNextDataSet() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(1, 21);
        Manifest manifest = pulled(cells);
        String digest = damage(cells.getLast());

        assertThat(run(manifest)).isEqualTo(new ShardCounts(21, 20, 1, 1));
        assertThat(run(manifest)).isEqualTo(ShardCounts.NONE);
        assertThat(shards()).hasSize(20).doesNotContainKey(digest);
        assertThat(ledger.refusedPictures().all("cells"))
                .singleElement()
                .satisfies(refused -> assertThat(
                                stores.bucket().stat("cells/quarantine/%s/%s.png".formatted(refused.code(), digest)))
                        .isPresent());
        assertThat(datasets.pull(CELLS).manifest().used())
                .hasSize(20)
                .noneMatch(entry -> entry.digest().equals(digest));
    }

    @Test
    void tooManyRefusedPicturesEndItAndItGoesOnWhenMoreAreBorne() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(1, 12);
        Manifest manifest = pulled(cells);
        cells.subList(0, 4).forEach(this::damage);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> job().run("cells", SPEC, manifest, WHOLE, 3))
                    .isInstanceOf(PreprocessingFailedException.class)
                    .hasMessageStartingWith("more than 3 pictures of 'cells' were refused, the last because: ");
        }
        assertThat(job().run("cells", SPEC, manifest, WHOLE, 4)).isEqualTo(new ShardCounts(12, 8, 4, 1));
        assertThat(jobs()).hasSize(3).last().isEqualTo("COMPLETED 9 8");
    }

    @Test
    void passesOverAPictureThatWasErasedMeanwhile() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(1, 10);
        Manifest manifest = pulled(cells);
        new Erase(stores.bucket(), ledger)
                .run("cells", Sha256.hex(cells.getFirst().png()), "ann");
        assertThat(run(manifest)).isEqualTo(new ShardCounts(10, 9, 1, 1));
        assertThat(ledger.refusedPictures().all("cells")).isEmpty();
    }

    @Test
    void goesOnWhereItsKilledProcessWas(@TempDir Path folder) throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 250));
        try (KilledJob killed = KilledJob.start(stores, LARGE, manifest, folder.resolve("killed.log"))) {
            Eventually.holds("some shards", Duration.ofMinutes(5), () -> {
                assertThat(killed.isAlive()).as("it still works").isTrue();
                return tensors(LARGE).shards().size() >= 2;
            });
        }
        assertThat(tensors(LARGE).pictures()).hasSizeBetween(1, 249);
        assertThat(jobs()).singleElement().asString().startsWith("STARTED");

        ShardCounts counts = job().run("cells", LARGE, manifest, WHOLE, BORNE);

        assertThat(counts.read()).isEqualTo(250);
        assertThat(counts.written()).isEqualTo(250);
        assertThat(tensors(LARGE).pictures()).hasSize(250);
        assertThat(tensors(LARGE).shards().stream()
                        .mapToInt(key -> tensors(LARGE)
                                .shard(key)
                                .orElseThrow()
                                .digests()
                                .size())
                        .sum())
                .as("none twice")
                .isEqualTo(250);
        assertThat(jobs()).hasSize(2).satisfies(all -> {
            assertThat(all.getFirst()).startsWith("FAILED");
            assertThat(all.getLast()).startsWith("COMPLETED");
        });
        assertThat(instances()).isOne();
    }

    @Test
    void endsSoonWhenItIsToldToAndGoesOnLater() throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 600));
        FutureTask<ShardCounts> work = new FutureTask<>(() -> job().run("cells", HUGE, manifest, WHOLE, BORNE));
        Thread thread = Thread.ofPlatform().start(work);
        Eventually.holds(
                "a shard", Duration.ofMinutes(5), () -> !tensors(HUGE).shards().isEmpty());

        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(5))).as("it has ended").isTrue();
        assertThatThrownBy(work::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(tensors(HUGE).pictures()).hasSizeBetween(1, 599);
        assertThat(job().run("cells", HUGE, manifest, WHOLE, BORNE).written()).isEqualTo(600);
        assertThat(tensors(HUGE).pictures()).hasSize(600);
        assertThat(instances()).isOne();
    }

    @Test
    void itsNotesGoWhenNobodyHasHeardOfTheDataSetForLong() throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 10));
        PastJobs past = new PastJobs(ledger.batch());
        assertThat(past.sweep(MONTH, true)).as("before there are any").isEmpty();
        run(manifest);
        twoMonthsPass();
        tensors(SPEC).shards().forEach(stores.bucket()::delete);
        run(manifest);
        assertThat(past.sweep(MONTH, true)).as("a later attempt is young").isEmpty();
        assertThat(instances()).isEqualTo(2);

        twoMonthsPass();
        assertThat(past.sweep(MONTH, false)).hasSize(2).allMatch(name -> name.contains(manifest.digest()));
        assertThat(instances()).as("only told").isEqualTo(2);
        assertThat(past.sweep(MONTH, true)).hasSize(2);
        assertThat(instances()).isZero();
        assertThat(run(manifest)).isEqualTo(ShardCounts.NONE);
    }

    @Test
    void beginsAnewWhenTheNotesOfItsKilledProcessAreGone(@TempDir Path folder) throws Exception {
        Manifest manifest = pulled(PaintedCells.paint(1, 250));
        try (KilledJob killed = KilledJob.start(stores, LARGE, manifest, folder.resolve("killed.log"))) {
            Eventually.holds("a shard", Duration.ofMinutes(5), () -> {
                assertThat(killed.isAlive()).as("it still works").isTrue();
                return !tensors(LARGE).shards().isEmpty();
            });
        }
        int there = tensors(LARGE).pictures().size();
        twoMonthsPass();
        assertThat(new PastJobs(ledger.batch()).sweep(MONTH, true)).hasSize(1);
        assertThat(jobs()).isEmpty();

        assertThat(job().run("cells", LARGE, manifest, WHOLE, BORNE).written()).isEqualTo(250 - there);
        assertThat(tensors(LARGE).pictures()).hasSize(250);
    }

    private void twoMonthsPass() {
        new JdbcTemplate(ledger.batch())
                .update("UPDATE batch_job_execution SET last_updated = last_updated - INTERVAL '60 days'");
    }

    private ShardJob job() {
        return new ShardJob(datasets, ledger.batch());
    }

    private ShardCounts run(Manifest manifest) throws Exception {
        return job().run("cells", SPEC, manifest, WHOLE, BORNE);
    }

    private TensorStore tensors(PictureSpec spec) {
        return datasets.tensors("cells", spec);
    }

    /** Of each execution its status, and how much its step read and wrote. */
    private List<String> jobs() {
        return new JdbcTemplate(ledger.batch()).queryForList("""
                SELECT concat_ws(' ', job.status, step.read_count, step.write_count)
                FROM batch_job_execution AS job
                LEFT JOIN batch_step_execution AS step USING (job_execution_id)
                ORDER BY job_execution_id
                """, String.class);
    }

    private long instances() {
        return new JdbcTemplate(ledger.batch()).queryForObject("SELECT count(*) FROM batch_job_instance", Long.class);
    }

    private String damage(PaintedCell cell) {
        byte[] damaged = cell.png();
        String digest = Sha256.hex(damaged);
        Arrays.fill(damaged, damaged.length / 3, damaged.length - 100, (byte) 0);
        String key = "cells/pictures/%s/%s.png".formatted(digest.substring(0, 2), digest);
        stores.bucket().put(key, damaged, "image/png", Map.of());
        return digest;
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
        Map<String, TensorShard> byPicture = new HashMap<>();
        TensorStore tensors = tensors(SPEC);
        for (String key : tensors.shards()) {
            TensorShard shard = tensors.shard(key).orElseThrow();
            shard.digests().forEach(digest -> byPicture.put(digest, shard));
        }
        return byPicture;
    }
}
