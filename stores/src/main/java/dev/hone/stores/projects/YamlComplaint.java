package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a project's file and what is allowed there, without Jackson's class names.
 *
 * @param key where it is, as in {@code training.epochs}
 */
record YamlComplaint(String key, String reason) {
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'.*", Pattern.DOTALL);

    private static final Pattern MARK =
            Pattern.compile("\\s*in 'reader', line (\\d+), column \\d+:.*?\\^\\s*", Pattern.DOTALL);

    static YamlComplaint of(JsonProcessingException e) {
        String key = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e.getCause() instanceof InvalidProjectException invalid) {
            return new YamlComplaint(invalid.key(), invalid.reason());
        } else if (e.getCause() instanceof IllegalArgumentException rule) {
            return ofRule(key, rule.getMessage());
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            return new YamlComplaint(key, "there is no key %s; there are: %s".formatted(key, known(unknown)));
        } else if (e instanceof MismatchedInputException mismatch && !key.isEmpty()) {
            return new YamlComplaint(
                    key, "%s is %s%s".formatted(key, wanted(mismatch.getTargetType()), found(mismatch)));
        }
        return new YamlComplaint(key, e.getOriginalMessage());
    }

    /** What is wrong with a file that is no YAML, with its line: the last one that the parser marks, or where it stopped. */
    static String ofSyntax(JsonProcessingException e) {
        String said = e.getOriginalMessage();
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        for (Matcher mark = MARK.matcher(said); mark.find(); ) {
            line = Integer.parseInt(mark.group(1));
        }
        Matcher twice = TWICE.matcher(said);
        String reason = MARK.matcher(said).replaceAll(" ").strip().replaceAll("\\s*\\R\\s*", " ");
        if (twice.matches()) {
            reason = "the key %s is there twice".formatted(twice.group(1));
        } else if (said.startsWith("Trailing token")) {
            reason = "a second project begins here: each has a file of its own";
        }
        return "line %d: %s".formatted(line, reason);
    }

    /** A record's rule begins with the name of the component that it is about. */
    private static YamlComplaint ofRule(String key, String rule) {
        if (key.isEmpty()) {
            return new YamlComplaint("", rule);
        }
        return new YamlComplaint(key + "." + rule.split(" ", 2)[0], key + "." + rule);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
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
        } else if (type == Duration.class) {
            return "a duration, such as P30D, or 0";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a group of keys";
    }

    private static String found(MismatchedInputException e) {
        return e instanceof InvalidFormatException format ? ", not '%s'".formatted(format.getValue()) : "";
    }
}
