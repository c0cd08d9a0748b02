package dev.hone.stores.ledger;

import dev.hone.pictures.PictureStatistics;
import dev.hone.pictures.duplicates.Fingerprint;
import java.time.Instant;

/**
 * What is kept of a picture so that it need not be read again.
 *
 * @param extension of its file in the bucket, without the dot
 * @param bytes how many its file has
 * @param addedAt when the bucket took it
 */
public record IndexedPicture(
        String project,
        String digest,
        String extension,
        long bytes,
        Instant addedAt,
        PictureStatistics statistics,
        Fingerprint print) {}
