package dev.hone.model.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The evidence as a file: snake_case, one line; fields that only a later Hone knows are skipped. */
public final class TrialJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TrialJson() {}

    public static byte[] bytes(Trial trial) {
        try {
            return MAPPER.writeValueAsBytes(trial);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence is always JSON", e);
        }
    }

    /** Throws {@link UncheckedIOException} for what is no evidence. */
    public static Trial read(byte[] json) {
        try {
            return MAPPER.readValue(json, Trial.class);
        } catch (IOException e) {
            throw new UncheckedIOException("this is no evidence: " + e.getMessage(), e);
        }
    }
}
