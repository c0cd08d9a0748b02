package dev.hone.stores.datasets;

/** Hears how far something is. */
@FunctionalInterface
public interface Progress {
    /** For those who do not want to know. */
    Progress UNHEARD = (done, all) -> {};

    void tell(int done, int all);
}
