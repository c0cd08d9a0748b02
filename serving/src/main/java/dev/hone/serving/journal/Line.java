package dev.hone.serving.journal;

import dev.hone.stores.ledger.Embedding;
import dev.hone.stores.ledger.Prediction;
import java.util.Optional;

/**
 * What the ledger is told of an answer.
 *
 * @param embedding what the network saw in the picture, where that is kept
 */
public record Line(Prediction prediction, Optional<Embedding> embedding) {}
