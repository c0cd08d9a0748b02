package dev.hone.stores.datasets;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.FeatureLayout.Row;
import dev.hone.pictures.PictureSpec;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.transfers.Transfers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What frozen networks saw in a project's pictures of one form, so that a training looks only at those that are new.
 * Packed by network and view, in immutable shards that are named by their content. A row is the same whoever made it, and
 * so does no harm in two shards. Thread-safe.
 */
public final class EmbeddingStore {
    /** Of a shard: several are in memory at a time. */
    private static final int MOST_BYTES = 2_000_000;

    private final Bucket bucket;
    private final String project;
    private final PictureSpec spec;
    private final EmbeddingShards shards;

    EmbeddingStore(Bucket bucket, String project, PictureSpec spec) {
        this.bucket = bucket;
        this.project = project;
        this.spec = spec;
        this.shards = new EmbeddingShards(bucket, project);
    }

    /**
     * Puts what the last network saw in these pictures where a training process looks for it.
     *
     * @param folder its folder of features
     * @return the pictures whose rows are there now, by network and view; never one that was erased
     */
    public Map<FeatureLayout, Set<String>> fetch(Set<String> pictures, Path folder) {
        Set<String> wanted = new HashSet<>(pictures);
        wanted.removeAll(Tombstones.in(bucket, project));
        Map<FeatureLayout, Set<String>> there = new HashMap<>();
        Transfers.map(
                shards.newest(spec).iterator(),
                shards::shard,
                shard -> shard.ifPresent(rows -> add(rows, wanted, there, folder)));
        return there;
    }

    private static void add(
            EmbeddingShard shard, Set<String> wanted, Map<FeatureLayout, Set<String>> there, Path folder) {
        Path file = shard.layout().file(folder);
        Set<String> known = there.computeIfAbsent(shard.layout(), layout -> begin(layout, file));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (Row row : shard.rows()) {
                if (wanted.contains(row.picture()) && known.add(row.picture())) {
                    out.write(row.bytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> begin(FeatureLayout layout, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, layout.beginning());
            return new HashSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps what a training process has left in its folder of features.
     *
     * @param known what need not be kept again, as {@link #fetch} told it
     * @return how many rows are new
     */
    public int keep(Path folder, Map<FeatureLayout, Set<String>> known) {
        int rows = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                rows += keepFile(file, known);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int keepFile(Path file, Map<FeatureLayout, Set<String>> known) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Optional<FeatureLayout> layout = FeatureLayout.read(in);
            return layout.isEmpty() ? 0 : keepRows(layout.get(), in, known.getOrDefault(layout.get(), Set.of()));
        }
    }

    private int keepRows(FeatureLayout layout, InputStream in, Set<String> known) throws IOException {
        int most = Math.max(1, MOST_BYTES / layout.rowBytes());
        int kept = 0;
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = layout.next(in); row.isPresent(); row = layout.next(in)) {
            if (!known.contains(row.get().picture())) {
                rows.add(row.get());
                kept++;
            }
            if (rows.size() == most) {
                shards.keep(new EmbeddingShard(layout, rows));
                rows.clear();
            }
        }
        shards.keep(new EmbeddingShard(layout, rows));
        return kept;
    }
}
