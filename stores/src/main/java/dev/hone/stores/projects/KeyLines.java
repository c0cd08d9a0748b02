package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a file each key is. */
final class KeyLines {
    private final Map<String, Integer> lines = new HashMap<>();

    private KeyLines() {}

    static KeyLines of(JsonParser parser) throws IOException {
        KeyLines lines = new KeyLines();
        if (parser.nextToken() != null) {
            lines.value(parser, "");
        }
        return lines;
    }

    /** The line of a key, as in {@code classes[1].id}; of what it is in, when it is not there itself. */
    int of(String key) {
        for (String at = key; !at.isEmpty(); at = parent(at)) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
        }
        return 1;
    }

    private static String parent(String key) {
        int cut = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
        return cut < 0 ? "" : key.substring(0, cut);
    }

    private void value(JsonParser parser, String key) throws IOException {
        lines.putIfAbsent(key, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String inside = key.isEmpty() ? parser.currentName() : key + "." + parser.currentName();
                lines.put(inside, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                value(parser, inside);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, "%s[%d]".formatted(key, i));
            }
        }
    }
}
