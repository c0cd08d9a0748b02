package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with a project's file, where, and what is allowed there; without Jackson's class names. */
final class YamlComplaint {
    private YamlComplaint() {}

    static String of(JsonProcessingException e) {
        String key = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e.getCause() instanceof InvalidProjectException invalid) {
            return invalid.getMessage();
        } else if (e.getCause() instanceof IllegalArgumentException rule) {
            return key.isEmpty() ? rule.getMessage() : key + "." + rule.getMessage();
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no key %s; there are: %s"
                    .formatted(
                            key,
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } else if (e instanceof MismatchedInputException mismatch && !key.isEmpty()) {
            return "%s is %s%s".formatted(key, wanted(mismatch.getTargetType()), found(mismatch));
        }
        return e.getLocation() == null
                ? e.getOriginalMessage()
                : "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage());
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        } else if (type == Integer.class || type == Long.class) {
            return "a whole number";
        } else if (type == Double.class) {
            return "a number";
        } else if (type == Boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a group of keys";
    }

    private static String found(MismatchedInputException e) {
        return e instanceof InvalidFormatException format ? ", not '%s'".formatted(format.getValue()) : "";
    }
}
