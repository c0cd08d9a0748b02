package dev.hone.serving.journal;

import dev.hone.stores.ledger.Prediction;

/** Where predictions and their pictures are kept. May throw while a store is away; keeping twice does no harm. */
public interface PredictionStore {

    void keep(Prediction prediction, byte[] picture);
}
