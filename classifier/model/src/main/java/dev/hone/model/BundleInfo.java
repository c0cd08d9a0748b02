package dev.hone.model;

import dev.hone.pictures.PictureSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code bundle.json} says: what the network tells apart, what it wants to see, and where it came from.
 *
 * @param format the version of the bundle's layout, {@link Bundle#FORMAT} for those written here
 * @param network the name of the architecture
 * @param manifest digest of the data set version it learned from
 * @param run the MLflow run that made it
 * @param metrics numbers measured during training, by name
 */
public record BundleInfo(
        int format,
        String project,
        String network,
        List<ClassName> classes,
        PictureSpec picture,
        String manifest,
        String run,
        Instant createdAt,
        String codeVersion,
        Map<String, Double> metrics) {

    public BundleInfo {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(createdAt, "created_at");
        classes = ClassList.checked(classes);
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    }
}
