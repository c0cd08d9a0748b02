package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A time as ISO 8601 says it, such as P30D, or 0. Another bare number is refused, since it does not say of what it is. */
final class DurationText extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1;

    private static final String NONE = "0";

    DurationText() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            return (Duration) context.handleUnexpectedToken(Duration.class, parser);
        }
        String text = parser.getText().strip();
        if (text.equals(NONE)) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return (Duration) context.handleWeirdStringValue(Duration.class, text, "no duration: %s", e.getMessage());
        }
    }
}
