package dev.hone.stores.datasets;

import dev.hone.stores.ledger.ImportLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an import has to write down of pictures that it took: their labels, and of those that were there already their
 * bytes, since they may be removed until it is written down that somebody names them. Not thread-safe.
 */
final class Claims {
    private static final int MOST_LINES = 5_000;
    private static final long MOST_BYTES = 32L << 20;

    /** Far below what housekeeping leaves a picture that was just put. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final List<ImportLabel> lines = new ArrayList<>();
    private final Map<String, byte[]> known = new HashMap<>();
    private long bytes;
    private Instant since;

    void add(ImportLabel line, byte[] bytesIfKnown) {
        if (lines.isEmpty()) {
            since = Instant.now();
        }
        lines.add(line);
        if (bytesIfKnown != null && known.put(line.digest(), bytesIfKnown) == null) {
            bytes += bytesIfKnown.length;
        }
    }

    /** Whether they are many, large or old enough to be written down. */
    boolean areDue() {
        return lines.size() >= MOST_LINES
                || bytes >= MOST_BYTES
                || !lines.isEmpty() && since.plus(LONGEST).isBefore(Instant.now());
    }

    List<ImportLabel> lines() {
        return lines;
    }

    /** Of these lines those whose pictures were there already, with the bytes. */
    Map<ImportLabel, byte[]> known(List<ImportLabel> named) {
        return named.stream()
                .filter(line -> known.containsKey(line.digest()))
                .collect(Collectors.toMap(Function.identity(), line -> known.get(line.digest())));
    }

    void clear() {
        lines.clear();
        known.clear();
        bytes = 0;
    }
}
