package dev.hone.stores.datasets;

/** Hears how an import goes, from the thread that asked for it. */
@FunctionalInterface
public interface ImportListener {
    /** So many pictures have been looked at. */
    void looked(int done);

    /** Something was not taken. The report holds only the first of these; this hears of all. */
    default void refused(ImportReport.Refused refused) {}
}
