package dev.hone.ui.models;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.frame.Frame;
import dev.hone.ui.frame.Notice;
import java.util.List;

/**
 * The page of all versions.
 *
 * @param rows the newest first
 * @param numbers of all versions, for those who compare two
 * @param rival the one to compare the newest with, or null where there is no other
 * @param older the first number of the next page, or null on the last
 * @param missing what is missing from the page, or null
 */
public record ModelsView(
        Frame frame,
        String title,
        List<VersionRow> rows,
        List<HistoryRow> history,
        List<Integer> numbers,
        Integer rival,
        Integer older,
        Notice missing) {

    /** Whether the reader may ask for changes. */
    public boolean mayChange() {
        return frame.person().may(Role.OPERATE);
    }
}
