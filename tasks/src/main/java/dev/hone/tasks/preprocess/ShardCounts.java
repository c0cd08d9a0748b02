package dev.hone.tasks.preprocess;

/**
 * What a lane came to, with what an earlier try did that broke off.
 *
 * @param read pictures that had no tensor
 * @param written pictures that have one now
 * @param skipped pictures that were refused, or gone
 * @param shards how many were made, by this try alone
 */
public record ShardCounts(long read, long written, long skipped, long shards) {
    /** There was nothing to do. */
    static final ShardCounts NONE = new ShardCounts(0, 0, 0, 0);
}
