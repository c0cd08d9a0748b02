package dev.hone.serving.journal;

import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Embedding;
import dev.hone.stores.ledger.Prediction;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A picture on its way to the bucket, with the line that the ledger gets once it is there.
 *
 * @param line as it is spooled itself, when the picture is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parcel(String project, byte[] line, byte[] picture) {

    /** What a line looks like on the disk. */
    private record Written(Prediction prediction, Embedding embedding) {}

    static byte[] written(Line line) {
        return Json.bytes(new Written(line.prediction(), line.embedding().orElse(null)));
    }

    /** Nothing where it was written by another Hone that meant something else. */
    static Optional<Line> line(byte[] written) {
        try {
            Written line = Json.read(written, Written.class);
            return Optional.of(new Line(line.prediction(), Optional.ofNullable(line.embedding())));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    byte[][] parts() {
        return new byte[][] {project.getBytes(StandardCharsets.UTF_8), line, picture};
    }

    static Parcel of(byte[][] parts) {
        return new Parcel(new String(parts[0], StandardCharsets.UTF_8), parts[1], parts[2]);
    }
}
