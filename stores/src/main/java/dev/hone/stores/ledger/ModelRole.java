package dev.hone.stores.ledger;

/** What a version is asked for. */
public enum ModelRole {
    /** It answers. One version of a project has this role. */
    PRODUCTION,
    /** It is asked, too, and nobody hears what it says. */
    SHADOW,
    /** It answers a share of the requests. */
    VARIANT
}
