package dev.hone.tasks.train;

import dev.hone.model.TrainingSettings;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.projects.Project;
import dev.hone.stores.registry.DataSetInput;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What MLflow is told of a training before it begins. */
public final class Told {
    private Told() {}

    /** By what people tell runs apart. */
    public static Map<String, String> params(
            Project project, TrainingSettings settings, Manifest dataset, Beginning beginning) {
        Map<String, String> params = new LinkedHashMap<>(Settings.words(settings));
        params.put("network", project.network());
        params.put("picture_size", String.valueOf(project.picture().size()));
        params.put("manifest", dataset.digest());
        params.putAll(Starting.params(project, beginning));
        return params;
    }

    /** From what it learns, and how many pictures there are for what. */
    public static DataSetInput input(String project, Manifest dataset, URI location) {
        Map<String, Integer> splits = new LinkedHashMap<>();
        for (Map.Entry<Split, Integer> size : dataset.sizes().entrySet()) {
            splits.put(size.getKey().name().toLowerCase(Locale.ROOT), size.getValue());
        }
        return new DataSetInput(project, dataset.digest(), location, splits);
    }
}
