package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.FeatureLayout.Row;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.stores.datasets.Housekeeping.Swept;
import dev.hone.stores.real.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingStoreIT extends OpenedStores {
    private static final PictureSpec SPEC = CELLS.picture().spec();
    private static final FeatureLayout PLAIN = FeatureLayout.of("ab".repeat(32), SPEC, "plain", List.of(3));
    private static final FeatureLayout VARIED = FeatureLayout.of("ab".repeat(32), SPEC, "v1-flip-1", List.of(3));
    private static final FeatureLayout OTHER = FeatureLayout.of("cd".repeat(32), SPEC, "plain", List.of(3));

    @TempDir
    private Path folder;

    private EmbeddingStore embeddings;

    @BeforeEach
    void openEmbeddings() {
        embeddings = datasets.embeddings("cells", SPEC);
    }

    @Test
    void handsOutWhatIsKnownOfThesePicturesAndKeepsWhatIsNew() throws IOException {
        see(PLAIN, folder.resolve("first"), 1, 2, 3);
        see(VARIED, folder.resolve("first"), 1, 2);
        assertThat(embeddings.keep(folder.resolve("first"), Map.of())).isEqualTo(5);

        Path second = folder.resolve("second");
        Map<FeatureLayout, Set<String>> known = embeddings.fetch(pictures(1, 3, 4), second);

        assertThat(known).isEqualTo(Map.of(PLAIN, pictures(1, 3), VARIED, pictures(1)));
        assertThat(seen(PLAIN, second)).isEqualTo(pictures(1, 3));
        assertThat(seen(VARIED, second)).isEqualTo(pictures(1));
        see(PLAIN, second, 4);
        assertThat(embeddings.keep(second, known)).isEqualTo(1);
        assertThat(embeddings.fetch(pictures(1, 2, 3, 4), folder.resolve("third")))
                .isEqualTo(Map.of(PLAIN, pictures(1, 2, 3, 4), VARIED, pictures(1, 2)));
    }

    @Test
    void theSameRowsAreKeptOnceWhoeverSawThemInWhateverOrder() throws IOException {
        see(PLAIN, folder.resolve("one"), 1, 2, 3);
        see(PLAIN, folder.resolve("other"), 3, 1, 2);

        embeddings.keep(folder.resolve("one"), Map.of());
        embeddings.keep(folder.resolve("other"), Map.of());

        assertThat(keys("cells/embeddings/"))
                .singleElement()
                .satisfies(key -> assertThat(key)
                        .startsWith("cells/embeddings/%s/%s/plain/"
                                .formatted(FeatureLayout.preprocessing(SPEC), "ab".repeat(8))));
    }

    @Test
    void handsOutARowOnceThatIsInTwoShards() throws IOException {
        see(PLAIN, folder.resolve("one"), 1, 2);
        see(PLAIN, folder.resolve("other"), 2, 3);
        embeddings.keep(folder.resolve("one"), Map.of());
        embeddings.keep(folder.resolve("other"), Map.of());

        embeddings.fetch(pictures(1, 2, 3), folder.resolve("handed"));

        assertThat(Files.size(PLAIN.file(folder.resolve("handed"))))
                .isEqualTo(PLAIN.beginning().length + 3L * PLAIN.rowBytes());
    }

    @Test
    void anErasureTakesRowsOutAndKeepsThemOut() throws IOException {
        List<LabelledPicture> pictures = painted(1, 3);
        take(pictures);
        pull();
        String erased = digest(pictures.get(1));
        Set<String> all =
                new TreeSet<>(pictures.stream().map(OpenedStores::digest).toList());
        Set<String> others = new TreeSet<>(all);
        others.remove(erased);
        see(PLAIN, folder.resolve("before"), all);
        see(VARIED, folder.resolve("before"), all);
        embeddings.keep(folder.resolve("before"), Map.of());

        ErasureReport report = new Erase(bucket, ledger).run("cells", erased, "ann");

        assertThat(report.shards()).isEqualTo(2);
        assertThat(embeddings.fetch(all, folder.resolve("handed"))).isEqualTo(Map.of(PLAIN, others, VARIED, others));
        List<String> keys = keys("cells/embeddings/");
        // of a training that had begun before
        embeddings.keep(folder.resolve("before"), Map.of());
        assertThat(keys("cells/embeddings/")).isEqualTo(keys);
    }

    @Test
    void keepsTheNetworkThatSawPicturesLastAndSweepsTheOthers() throws Exception {
        see(PLAIN, folder.resolve("one"), 1);
        embeddings.keep(folder.resolve("one"), Map.of());
        String first = keys("cells/embeddings/").getFirst();
        PictureSpec grey = new PictureSpec(8, 8, Channels.GREY, SPEC.fit());
        see(FeatureLayout.of("ef".repeat(32), grey, "plain", List.of(3)), folder.resolve("grey"), 1);
        embeddings.keep(folder.resolve("grey"), Map.of());
        List<String> unused = keys("cells/embeddings/");
        Instant made = bucket.stat(first).orElseThrow().modified();
        Eventually.holds(
                "the server's clock shows another second",
                () -> Instant.now().getEpochSecond() > made.getEpochSecond() + 1);
        see(OTHER, folder.resolve("other"), 1, 2);
        embeddings.keep(folder.resolve("other"), Map.of());

        assertThat(embeddings.fetch(pictures(1, 2), folder.resolve("handed"))).isEqualTo(Map.of(OTHER, pictures(1, 2)));
        Housekeeping housekeeping = new Housekeeping(bucket, ledger);
        assertThat(housekeeping.shards(CELLS, Duration.ofDays(1), true).keys()).isEmpty();
        Swept swept = housekeeping.shards(CELLS, Duration.ZERO, true);
        assertThat(swept.keys()).containsExactlyInAnyOrderElementsOf(unused);
        assertThat(keys("cells/embeddings/")).hasSize(1).doesNotContainAnyElementsOf(unused);
    }

    private static void see(FeatureLayout layout, Path features, int... numbers) throws IOException {
        Path file = layout.file(features);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, layout.beginning());
        }
        for (int number : numbers) {
            see(layout, file, picture(number));
        }
    }

    private static void see(FeatureLayout layout, Path features, Set<String> pictures) throws IOException {
        see(layout, features);
        for (String picture : pictures) {
            see(layout, layout.file(features), picture);
        }
    }

    private static void see(FeatureLayout layout, Path file, String picture) throws IOException {
        float[] row = {picture.charAt(0), picture.charAt(1), picture.charAt(2)};
        Files.write(file, layout.row(picture, row).bytes(), StandardOpenOption.APPEND);
    }

    private static Set<String> seen(FeatureLayout layout, Path features) throws IOException {
        Set<String> seen = new TreeSet<>();
        try (InputStream file = Files.newInputStream(layout.file(features))) {
            assertThat(FeatureLayout.read(file)).contains(layout);
            for (Optional<Row> row = layout.next(file); row.isPresent(); row = layout.next(file)) {
                seen.add(row.get().picture());
            }
        }
        return seen;
    }

    private static Set<String> pictures(int... numbers) {
        Set<String> pictures = new TreeSet<>();
        for (int number : numbers) {
            pictures.add(picture(number));
        }
        return pictures;
    }

    private static String picture(int number) {
        return Sha256.hex(String.valueOf(number).getBytes(StandardCharsets.UTF_8));
    }
}
