package dev.hone.model;

import dev.hone.pictures.PictureSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code bundle.json} says: what the network tells apart, what it wants to see, and where it came from.
 *
 * @param format the version of the bundle's layout, {@link Bundle#FORMAT} for those written here
 * @param network the name of the architecture
 * @param head where the last layer's weights lie
 * @param drift what answers looked like on the validation pictures; null where there were none
 * @param metrics numbers measured during training, by name
 */
public record BundleInfo(
        int format,
        String project,
        String network,
        List<ClassName> classes,
        PictureSpec picture,
        Normalization normalization,
        HeadNames head,
        Calibration calibration,
        DriftReference drift,
        Lineage lineage,
        Map<String, Double> metrics) {

    public BundleInfo {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(normalization, "normalization");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(lineage, "lineage");
        classes = ClassList.checked(classes);
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    }

    /** The same, with what was found out by asking the network. */
    public BundleInfo measured(Calibration fitted, DriftReference remembered, Map<String, Double> figures) {
        return new BundleInfo(
                format, project, network, classes, picture, normalization, head, fitted, remembered, lineage, figures);
    }
}
