package dev.hone.ui.models;

import dev.hone.stores.ledger.Promoted;

/** A version that went into production, and how that came. */
public record HistoryRow(Promoted promoted, String how) {
    static HistoryRow of(Promoted promoted) {
        return new HistoryRow(
                promoted,
                switch (promoted.kind()) {
                    case DECIDED -> "put into production";
                    case ROLLBACK -> "rolled back to";
                    case EXTERNAL -> "moved in MLflow";
                });
    }

    /** The digest of its data set, as people tell it from others. */
    public String manifestStart() {
        return promoted.manifest() == null ? "" : Digests.start(promoted.manifest());
    }
}
