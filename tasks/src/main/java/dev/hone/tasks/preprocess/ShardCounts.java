package dev.hone.tasks.preprocess;

/** What the job came to: pictures read, tensors written, pictures refused, shards made. */
public record ShardCounts(long read, long written, long skipped, long shards) {}
