package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;

/**
 * What {@code model.onnx} says of itself in its metadata: its classes and its normalization. So the file can be understood
 * alone, and a {@code bundle.json} that says otherwise is found out.
 */
public final class NetworkMarks {

    private static final String CLASSES = "hone.classes";
    private static final String NORMALIZATION = "hone.normalization";

    private NetworkMarks() {}

    /** The metadata to write. */
    public static Map<String, String> of(List<ClassName> classes, Normalization normalization) {
        try {
            return Map.of(
                    CLASSES, Json.LINE.writeValueAsString(ids(classes)),
                    NORMALIZATION, Json.LINE.writeValueAsString(normalization));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers are always JSON", e);
        }
    }

    static void check(Map<String, String> metadata, BundleInfo info) {
        List<String> classes = List.of(read(metadata, CLASSES, String[].class));
        if (!classes.equals(ids(info.classes()))) {
            throw BundleRefusedException.otherClasses(classes, ids(info.classes()));
        }
        Normalization normalization = read(metadata, NORMALIZATION, Normalization.class);
        if (!normalization.equals(info.normalization())) {
            throw BundleRefusedException.otherNormalization(normalization, info.normalization());
        }
    }

    private static List<String> ids(List<ClassName> classes) {
        return classes.stream().map(ClassName::id).toList();
    }

    private static <T> T read(Map<String, String> metadata, String key, Class<T> type) {
        String text = metadata.get(key);
        if (text == null) {
            throw BundleRefusedException.wrongNetwork("its metadata has no '%s'".formatted(key), null);
        }
        try {
            return Json.LINE.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw BundleRefusedException.wrongNetwork(
                    "its metadata '%s' cannot be read: %s".formatted(key, Json.reason(e)), e);
        }
    }
}
