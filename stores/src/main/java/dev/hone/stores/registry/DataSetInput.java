package dev.hone.stores.registry;

import java.net.URI;
import java.util.Map;

/**
 * The data set that a run learns from, as MLflow's page shows it.
 *
 * @param digest the manifest's
 * @param source where the manifest lies
 * @param splits how many pictures each split has
 */
public record DataSetInput(String name, String digest, URI source, Map<String, Integer> splits) {}
