package dev.hone.stores.datasets;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.FeatureLayout.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a network saw in some pictures, in one view. */
record EmbeddingShard(FeatureLayout layout, List<Row> rows) {
    EmbeddingShard {
        rows = List.copyOf(rows);
    }

    /** As far as the bytes are whole; nothing where not even their beginning is. */
    static Optional<EmbeddingShard> read(byte[] bytes) {
        InputStream in = new ByteArrayInputStream(bytes);
        try {
            Optional<FeatureLayout> layout = FeatureLayout.read(in);
            return layout.isEmpty() ? Optional.empty() : Optional.of(read(layout.get(), in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddingShard read(FeatureLayout layout, InputStream in) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = layout.next(in); row.isPresent(); row = layout.next(in)) {
            rows.add(row.get());
        }
        return new EmbeddingShard(layout, rows);
    }

    /** By the order of the pictures, so that the same rows are the same bytes, whoever saw them in whatever order. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(layout.beginning());
        rows.stream().sorted(Comparator.comparing(Row::picture)).map(Row::bytes).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    /** The rows of some pictures only. */
    EmbeddingShard of(Predicate<String> pictures) {
        return new EmbeddingShard(
                layout,
                rows.stream().filter(row -> pictures.test(row.picture())).toList());
    }
}
