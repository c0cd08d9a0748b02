package dev.hone.stores.ledger;

/**
 * An answer that is worth a look.
 *
 * @param prediction the newest of its picture
 * @param sampled whether it is looked at by chance, and not because the model was unsure
 */
public record UnderReview(Prediction prediction, boolean sampled) {}
