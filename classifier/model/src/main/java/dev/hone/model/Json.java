package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;

/** The JSON of bundles, orders and reports: snake_case, enums in lower case, times in ISO form. */
final class Json {

    /** Skips fields that only a later Hone knows. */
    static final ObjectMapper LENIENT = mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Takes the fields of a record and nothing else; numbers must be there, the record judges what else is missing. */
    static final ObjectMapper STRICT = mapper();

    /** Everything in one line, for texts within other files. */
    static final ObjectMapper LINE = mapper().disable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, ToStringSerializer.instance)
                        .addDeserializer(Instant.class, new InstantReader()))
                .build();
    }

    /** What went wrong and where, without Jackson's class names and source excerpts where that is possible. */
    static String reason(JsonProcessingException e) {
        String where = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String what = what(e);
        return where.isEmpty() ? what : where + ": " + what;
    }

    private static String what(JsonProcessingException e) {
        if (e.getCause() instanceof NullPointerException missing) {
            return missing.getMessage() + " is missing";
        } else if (e.getCause() instanceof IllegalArgumentException rule) {
            return rule.getMessage();
        } else if (e instanceof UnrecognizedPropertyException) {
            return "there is no such field";
        } else if (e instanceof InvalidFormatException format) {
            return "'%s' does not fit here".formatted(format.getValue());
        } else if (e.getOriginalMessage().startsWith("Cannot map `null` into type")) {
            return "the field is missing";
        }
        return e.getOriginalMessage();
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) throws JsonMappingException {
            try {
                return Instant.parse(value);
            } catch (DateTimeException e) {
                throw context.weirdStringException(value, Instant.class, "not a time");
            }
        }
    }
}
