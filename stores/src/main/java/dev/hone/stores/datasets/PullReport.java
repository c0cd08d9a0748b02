package dev.hone.stores.datasets;

/**
 * What a pull came to.
 *
 * @param changed whether the data set differs from the one pulled before
 * @param fromInbox files of the inbox that became judgements
 * @param quarantined files of the inbox that could not be taken
 * @param judgements all judgements there are
 * @param report what lies beside the manifest: what was refused, conflicting or excluded, and why
 */
public record PullReport(
        Manifest manifest, boolean changed, int fromInbox, int quarantined, int judgements, BuildReport report) {}
