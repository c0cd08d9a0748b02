package dev.hone.local.command.kestra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Brings the flows of a folder into Kestra: what the files say is what runs. A flow without a file is left alone. */
public final class FlowDeployment {
    /** The folder of what is no flow yet: the form of the projects' schedules. */
    static final String SCHEDULES = "schedules";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Deploying deploying;
    private final Path folder;
    private boolean foundAny;

    /** Into the Kestra of a house; progress hears of each flow that is new or changed. */
    public FlowDeployment(House house, Consumer<String> progress) {
        this.deploying = new Deploying(new KestraHttp(house), progress);
        this.folder = house.flows();
    }

    /** Whether Kestra had none of the flows before. */
    public boolean wasEmpty() {
        return !foundAny;
    }

    /** Deploys each flow; says, a line each, what was wrong with those that Kestra does not take. */
    public List<String> run() {
        List<String> refused = new ArrayList<>();
        for (Path file : files()) {
            try {
                deploy(file);
            } catch (FlowRefusedException e) {
                refused.add("flow %s: %s".formatted(folder.relativize(file), e.getMessage()));
            }
        }
        return refused;
    }

    private void deploy(Path file) {
        String source = read(file);
        JsonNode flow = parse(source);
        String namespace = flow.path("namespace").asText();
        String id = flow.path("id").asText();
        if (namespace.isBlank() || id.isBlank()) {
            throw new FlowRefusedException("it has no id or no namespace");
        }
        foundAny |= deploying.bring(namespace, id, source);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(SCHEDULES)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw HouseException.unusable(file, e);
        }
    }

    private static JsonNode parse(String source) {
        try {
            return YAML.readTree(source);
        } catch (JsonProcessingException e) {
            throw new FlowRefusedException("it is no YAML: " + e.getOriginalMessage());
        }
    }
}
