package dev.hone.tasks.train;

import dev.hone.pictures.DamagedShardException;
import java.util.Map;

/** Tensors were damaged in the bucket, and were taken away. */
public final class TensorsLostException extends RuntimeException {
    private TensorsLostException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the damaged shards by their keys, and what is wrong with each. */
    static TensorsLostException of(Map<String, DamagedShardException> damaged) {
        Map.Entry<String, DamagedShardException> first =
                damaged.entrySet().iterator().next();
        return new TensorsLostException(
                "%d shards of tensors are damaged and were removed, among them %s (%s): train again, or restart the run from its preprocessing; their pictures are made tensors again"
                        .formatted(
                                damaged.size(), first.getKey(), first.getValue().getMessage()),
                first.getValue());
    }
}
