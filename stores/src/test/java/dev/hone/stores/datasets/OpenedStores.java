package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;

import dev.hone.pictures.Sha256;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.real.StoreServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Empty stores for each test of a class, and what such tests do with them. */
abstract class OpenedStores {
    static StoreServers servers;

    StoreServers.Opened stores;
    Bucket bucket;
    Ledger ledger;
    Datasets datasets;

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
        bucket = stores.bucket();
        ledger = stores.ledger();
        datasets = stores.datasets();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    static List<LabelledPicture> painted(long seed, int count) {
        return PaintedCells.paint(seed, count).stream()
                .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    ImportReport take(List<LabelledPicture> pictures) {
        return datasets.importPictures(CELLS, pictures.iterator(), "ann", "test", done -> {});
    }

    ImportReport take(LabelledPicture... pictures) {
        return take(List.of(pictures));
    }

    PullReport pull() {
        return datasets.pull(CELLS);
    }

    /** All pictures that have a place, by digest. */
    static Map<String, Entry> places(Manifest manifest) {
        return Stream.concat(manifest.entries().stream(), manifest.unlabelled().stream())
                .collect(Collectors.toMap(Entry::digest, Function.identity()));
    }

    static String digest(LabelledPicture picture) {
        return Sha256.hex(picture.bytes());
    }

    /** What a manifest says of a picture. */
    static Entry entry(Manifest manifest, LabelledPicture picture) {
        return places(manifest).get(digest(picture));
    }

    void drop(String label, String name, byte[] picture) {
        bucket.put("cells/inbox/" + label + "/" + name, picture, "application/octet-stream", Map.of());
    }

    List<String> keys(String prefix) {
        try (Stream<StoredObject> found = bucket.list(prefix)) {
            return found.map(StoredObject::key).toList();
        }
    }

    static JudgementDraft judgement(String picture, Kind kind, String label, String by, Via via) {
        return new JudgementDraft("cells", picture, kind, label, by, via, null, null, false);
    }
}
