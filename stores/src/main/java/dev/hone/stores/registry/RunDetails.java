package dev.hone.stores.registry;

import java.util.Map;

/** What MLflow knows of a run: its settings, its tags, the newest figure of each kind and the data sets, by name. */
public record RunDetails(
        RunStatus status,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Double> metrics,
        Map<String, DataSetInput> inputs) {}
