package dev.hone.serving.scoring;

import dev.hone.serving.problems.ProblemException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the three forms of MLflow's scoring protocol that fit pictures: {@code instances}, {@code inputs} and
 * {@code dataframe_split}. A picture is a base64 text of a file, or an array of pixels.
 */
final class Invocation {
    static final long MOST_BYTES = 25_000_000;

    private static final int ARRAY = 110;
    private static final int NUMBER = 28;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final List<String> FORMS = List.of("instances", "inputs", "dataframe_split");

    private Invocation() {}

    /** How much memory the tree of a text takes at most, and what it becomes: arrays and numbers take many times their text. */
    static long memory(byte[] json) {
        long bytes = 2L * json.length;
        for (byte character : json) {
            bytes += character == '[' || character == '{' ? ARRAY : character == ',' ? NUMBER : 0;
        }
        return bytes;
    }

    /** The pictures of a request, as files. */
    static List<byte[]> pictures(byte[] json) {
        JsonNode body = tree(json);
        List<String> forms = FORMS.stream().filter(body::has).toList();
        if (forms.size() != 1) {
            throw ProblemException.badRequest("The JSON has exactly one of %s.".formatted(String.join(", ", FORMS)));
        }
        List<JsonNode> rows = rows(forms.getFirst(), body.path(forms.getFirst()));
        if (rows.isEmpty()) {
            throw ProblemException.badRequest("'%s' holds no picture.".formatted(forms.getFirst()));
        }
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            pictures.add(picture(i, rows.get(i)));
        }
        return pictures;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw ProblemException.badRequest("The body is not well-formed JSON.", e);
        }
    }

    private static List<JsonNode> rows(String form, JsonNode value) {
        if (!form.equals("dataframe_split")) {
            // a tensor that is named, such as {"inputs": {"pictures": [...]}}
            JsonNode rows =
                    value.isObject() && value.size() == 1 ? value.iterator().next() : value;
            return rows.isArray() ? list(rows.valueStream()) : List.of();
        }
        JsonNode data = value.path("data");
        if (data.valueStream().anyMatch(row -> !row.isArray() || row.size() != 1)) {
            throw ProblemException.badRequest("'dataframe_split' has one column, which holds the pictures.");
        }
        return list(data.valueStream().map(row -> row.get(0)));
    }

    private static List<JsonNode> list(Stream<JsonNode> rows) {
        return rows.toList();
    }

    /** Columns may be named, such as {"image": "..."}. */
    private static byte[] picture(int number, JsonNode row) {
        JsonNode value = row.isObject() && row.size() == 1 ? row.iterator().next() : row;
        if (value.isString()) {
            return decoded(number, value.asString());
        }
        if (value.isArray()) {
            return PixelArray.png(number, value);
        }
        throw ProblemException.badRequest(
                "Picture %d is neither a base64 text nor an array of pixels.".formatted(number));
    }

    private static byte[] decoded(int number, String text) {
        try {
            String digits = text.substring(text.indexOf(',') + 1);
            return Base64.getDecoder().decode(SPACE.matcher(digits).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("Picture %d is not well-formed base64.".formatted(number), e);
        }
    }
}
