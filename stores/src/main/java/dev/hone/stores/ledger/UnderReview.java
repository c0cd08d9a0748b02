package dev.hone.stores.ledger;

/**
 * An answer that is worth a look.
 *
 * @param prediction the newest of its picture
 * @param sampled whether what is said of it tells how often the model is right: it is looked at by chance, or was when it was
 *     judged
 * @param word id of the judgement that counts, or null where nobody has judged it
 */
public record UnderReview(Prediction prediction, boolean sampled, String word) {}
