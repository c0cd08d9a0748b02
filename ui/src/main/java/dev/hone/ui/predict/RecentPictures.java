package dev.hone.ui.predict;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The pictures given last, so that a page can show the one it speaks of without sending it back and forth. Bounded by
 * their bytes; the oldest goes first. Thread-safe.
 */
@Component
class RecentPictures {
    private static final long ROOM = 48L << 20;

    private final Map<String, Given> byPrediction = new LinkedHashMap<>();
    private long bytes;

    synchronized void keep(Given given) {
        Given before = byPrediction.put(given.answer().predictionId(), given);
        bytes += given.bytes().length - (before == null ? 0 : before.bytes().length);
        Iterator<Given> oldest = byPrediction.values().iterator();
        while (bytes > ROOM && byPrediction.size() > 1) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    synchronized Optional<Given> find(String predictionId) {
        return Optional.ofNullable(byPrediction.get(predictionId));
    }

    synchronized Optional<byte[]> picture(String project, String digest) {
        return byPrediction.values().stream()
                .filter(given -> given.digest().equals(digest))
                .filter(given -> given.answer().project().equals(project))
                .map(Given::bytes)
                .findFirst();
    }
}
