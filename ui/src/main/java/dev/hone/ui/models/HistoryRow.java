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

    /** Why, in a sentence that is true of this version: the reason of a rollback is about the one before. */
    public String why() {
        return promoted.kind() == Promoted.Kind.ROLLBACK && promoted.before() != null
                ? "v%d was taken out: %s".formatted(promoted.before(), promoted.reason())
                : promoted.reason();
    }

    /** The digest of its data set, as people tell it from others. */
    public String manifestStart() {
        return promoted.manifest() == null ? "" : Digests.start(promoted.manifest());
    }
}
