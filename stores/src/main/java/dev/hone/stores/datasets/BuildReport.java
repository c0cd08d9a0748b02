package dev.hone.stores.datasets;

import java.time.Instant;
import java.util.List;

/**
 * What the making of a data set came to; it lies beside the manifest.
 *
 * @param fresh pictures that were looked at for the first time
 * @param refused files that are no pictures
 * @param missing digests that somebody named and of which the bucket has no sound file
 * @param conflicting pictures to which imports give several labels
 * @param excluded pictures that are used for nothing
 */
public record BuildReport(
        String manifest,
        Instant at,
        int pictures,
        int fresh,
        List<Refused> refused,
        List<String> missing,
        List<Conflicting> conflicting,
        List<Excluded> excluded) {

    /** A file that is no picture: a reason code, and the reason in words. */
    public record Refused(String picture, String code, String reason) {}

    /** A picture to which imports give these labels, until a judgement says which is right. */
    public record Conflicting(String picture, List<String> labels) {}

    /** A picture that is used for nothing, and pictures that are the reason, a few of them. */
    public record Excluded(String picture, Exclusion why, List<String> near) {}
}
