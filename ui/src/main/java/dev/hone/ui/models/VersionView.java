package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Lineage;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.models.VersionRow.Offer;
import dev.hone.ui.verdicts.VerdictView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The page of one version.
 *
 * @param block why it is kept out of production, or null
 * @param verdict what the gate said of it, or null
 * @param figures how good it is
 * @param classes the share found of each class
 * @param history when it went into production, the newest first
 * @param origin what it was made of
 * @param removed when its files were removed, or null
 * @param numbers of all versions
 * @param rival the one to compare it with, that in production if it is another; null where it is the only one
 * @param offers what a person who may can ask for
 * @param missing what is missing from the page, or null
 */
public record VersionView(
        Frame frame,
        int number,
        Place place,
        BlockedVersion block,
        VerdictView verdict,
        List<FigureRow> figures,
        List<FigureRow> classes,
        List<HistoryRow> history,
        Origin origin,
        Instant removed,
        List<Integer> numbers,
        Integer rival,
        List<Offer> offers,
        Notice missing) {

    /**
     * What a version was made of.
     *
     * @param lineage what the ledger remembers, or null
     * @param splits how many pictures each part of its data set has, in words; or empty
     * @param code the version of Hone's code, or empty
     * @param settings what it was trained with, by name
     * @param runPage the address of its run in MLflow, or null
     * @param verdictPage the address of its verdict's page in MLflow, or null
     */
    public record Origin(
            Lineage lineage,
            String splits,
            String code,
            Map<String, String> settings,
            String runPage,
            String verdictPage) {}

    /** Whether the reader may ask for changes. */
    public boolean mayChange() {
        return frame.person().may(Role.OPERATE);
    }

    /** Whether the reader may take the version's files away, and there are any. */
    public boolean mayFetch() {
        return frame.person().may(Role.CONTRIBUTE) && removed == null && missing == null;
    }
}
