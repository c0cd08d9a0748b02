package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a project's file. All that is wrong with it is told at once, each with its line. */
final class ProjectText {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();
    private static final int MOST_COMPLAINTS = 20;
    private static final Set<String> NEEDED = Set.of("name", "classes");
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private final String text;
    private final TreeMap<Integer, List<String>> complaints = new TreeMap<>();

    ProjectText(String text) {
        this.text = text;
    }

    /**
     * The project.
     *
     * @param file its name, for people
     * @throws InvalidProjectException with all that is wrong
     */
    Project read(String file) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (!tree.isObject()) {
                throw InvalidProjectException.unreadable(file, "line 1: there is no project in it", null);
            }
            Project project = project((ObjectNode) tree, lines());
            if (complaints.isEmpty()) {
                return project;
            }
        } catch (JsonProcessingException e) {
            throw InvalidProjectException.unreadable(file, YamlComplaint.ofSyntax(e), e);
        } catch (IOException e) {
            throw InvalidProjectException.unreadable(file, e.getMessage(), e);
        }
        throw InvalidProjectException.unreadable(file, told(), null);
    }

    /** A text that reads as this project. */
    static String of(Project project) {
        try {
            return YAML.writeValueAsString(withoutNulls(Json.tree(Json.text(project))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode withoutNulls(JsonNode tree) {
        if (tree instanceof ObjectNode group) {
            group.properties().removeIf(entry -> entry.getValue().isNull());
        }
        tree.forEach(ProjectText::withoutNulls);
        return tree;
    }

    /** What cannot stand is taken out, so that the rest is looked at, too. */
    private Project project(ObjectNode tree, KeyLines lines) {
        while (true) {
            try {
                return YAML.treeToValue(tree, Project.class);
            } catch (JsonProcessingException e) {
                YamlComplaint complaint = YamlComplaint.of(e);
                complaints
                        .computeIfAbsent(lines.of(complaint.key()), line -> new ArrayList<>())
                        .add(complaint.reason());
                if (complaints.size() == MOST_COMPLAINTS || !takeOut(tree, complaint.key())) {
                    return null;
                }
            }
        }
    }

    private String told() {
        return complaints.entrySet().stream()
                .flatMap(line -> line.getValue().stream().map(reason -> "line %d: %s".formatted(line.getKey(), reason)))
                .collect(Collectors.joining("; "));
    }

    private KeyLines lines() throws IOException {
        try (JsonParser parser = YAML.createParser(text)) {
            return KeyLines.of(parser);
        }
    }

    /** Where the key itself is missing, what it should be in goes. False when nothing could be said without it. */
    private static boolean takeOut(ObjectNode tree, String key) {
        JsonNode at = tree;
        JsonNode holder = null;
        String last = "";
        for (Matcher step = STEP.matcher(key); step.find(); ) {
            boolean isIndex = step.group(2) != null;
            JsonNode next = isIndex ? at.path(Integer.parseInt(step.group(2))) : at.path(step.group(1));
            if (next.isMissingNode()) {
                break;
            }
            holder = at;
            last = isIndex ? step.group(2) : step.group(1);
            at = next;
        }
        if (holder == null || holder == tree && NEEDED.contains(last)) {
            return false;
        }
        if (holder instanceof ArrayNode list) {
            // the others keep their numbers, and with them their lines
            list.set(Integer.parseInt(last), list.textNode("placeholder-" + last));
        } else if (holder instanceof ObjectNode group) {
            group.remove(last);
        }
        return true;
    }
}
