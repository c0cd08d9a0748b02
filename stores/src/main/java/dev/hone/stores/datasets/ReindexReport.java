package dev.hone.stores.datasets;

/**
 * What a reindexing came to.
 *
 * @param pictures in the index now
 * @param refused files that are no pictures
 * @param missing pictures that somebody named and of which the bucket has no sound file
 * @param labels what import lists say, by lines
 * @param judgements all there are
 * @param manifest the digest of the latest data set, or null when there is none
 * @param same whether what is known now gives that data set again
 */
public record ReindexReport(
        int pictures, int refused, int missing, int labels, int judgements, String manifest, boolean same) {}
