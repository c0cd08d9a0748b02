package dev.hone.training.asking;

import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.ClassName;
import dev.hone.model.Lineage;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.PictureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An inspection in plain words, a fact a line. */
final class InspectionText {
    private final List<String> lines = new ArrayList<>();

    private InspectionText() {}

    static List<String> of(Inspection inspection) {
        InspectionText text = new InspectionText();
        BundleInfo info = inspection.info();
        text.line(
                "tells",
                "%d classes apart: %s"
                        .formatted(
                                info.classes().size(),
                                info.classes().stream()
                                        .map(InspectionText::name)
                                        .collect(Collectors.joining(", "))));
        text.line("project", info.project());
        text.line("network", "%s, %,d values".formatted(info.network(), inspection.parameters()));
        text.line("sees", pictures(info.picture()));
        text.line(
                "files",
                "%d, %.1f MB in all, each as it was written"
                        .formatted(inspection.files().size(), inspection.bytes() / 1e6));
        text.line("digest", inspection.digest());
        text.line(
                "probes",
                "%d asked again: logits differ by %.1e at most"
                        .formatted(inspection.probes(), inspection.probeDifference()));
        text.line("calibration", calibration(info.calibration()));
        text.lineage(info.lineage());
        new TreeMap<>(info.metrics()).forEach((name, value) -> text.line(name.replace('_', ' '), "%.4f", value));
        return List.copyOf(text.lines);
    }

    private void lineage(Lineage lineage) {
        line("made at", lineage.createdAt().toString());
        line("by code", lineage.codeVersion());
        line(
                "learned from",
                lineage.pictures().isEmpty()
                        ? "pictures that nobody counted"
                        : new TreeMap<>(lineage.pictures())
                                .entrySet().stream()
                                        .map(split -> "%d %s".formatted(split.getValue(), word(split.getKey())))
                                        .collect(Collectors.joining(", ", "pictures: ", "")));
        line("data set", lineage.manifest());
        line("MLflow run", lineage.run());
        line(
                "started from",
                lineage.startedFrom() == null ? "nothing" : "the weights with SHA-256 " + lineage.startedFrom());
        if (lineage.settings() != null) {
            line("trained by", settings(lineage.settings()));
        }
    }

    private static String settings(TrainingSettings settings) {
        return "%s, at most %d epochs, %d pictures a step, learning rate %s, %s, %s"
                .formatted(
                        word(settings.strategy()),
                        settings.epochs(),
                        settings.batchSize(),
                        settings.learningRate(),
                        word(settings.optimizer().kind()),
                        word(settings.schedule().kind()));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String calibration(Calibration calibration) {
        return calibration.pictures() == 0
                ? "none"
                : "temperature %.3f, fitted on %d pictures"
                        .formatted(calibration.temperature(), calibration.pictures());
    }

    private static String pictures(PictureSpec spec) {
        return "pictures of %d x %d pixels, %s, made to fit by %s"
                .formatted(
                        spec.width(),
                        spec.height(),
                        spec.channels().code(),
                        spec.fit().code());
    }

    private static String name(ClassName name) {
        return name.id().equals(name.label()) ? name.id() : "%s (%s)".formatted(name.label(), name.id());
    }

    private void line(String name, String format, Object... values) {
        lines.add("%-32s %s".formatted(name, values.length == 0 ? format : String.format(Locale.ROOT, format, values)));
    }
}
