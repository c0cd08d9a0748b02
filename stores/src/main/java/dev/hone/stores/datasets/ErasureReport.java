package dev.hone.stores.datasets;

import java.util.List;

/**
 * What an erasure came to. What is gone already is not counted again.
 *
 * @param files of the picture itself
 * @param copies of it in quarantine, in the inbox, and set aside by housekeeping
 * @param shards of tensors and of embeddings that held it and were made again without it
 * @param answers that were given about it, with what the networks saw in it
 * @param seenBy the model versions that saw it; they are as they were
 */
public record ErasureReport(String picture, int files, int copies, int shards, int answers, List<SeenBy> seenBy) {
    /**
     * A model version that saw it.
     *
     * @param run where the version comes from
     * @param through the version that it started from, directly or not, and that saw the picture; null where it did itself
     * @param manifest the data set that has the picture
     * @param split what it was used for there
     */
    public record SeenBy(int version, String run, Integer through, String manifest, Split split) {}
}
