package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import dev.hone.stores.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Kestra engine with Hone's flows and tasks. It comes after the stores: what it left unfinished goes on at once. */
final class EnginePart {
    static final String NAME = "kestra";

    private static final JavaMemory MEMORY = new JavaMemory(640, 96, 320, 0);

    /** Libtorch's own memory grows with the pictures of a batch and is by far the most of it. */
    private static final JavaMemory TRAINING = new JavaMemory(512, 128, 128, 1024);

    private EnginePart() {}

    static Part of(House house) {
        String address = House.url(house.ports().kestra());
        JavaProgram program = new JavaProgram(
                NAME, "infra/local/engine", MEMORY, List.of(JavaProgram.QUICK), List.of("dev.hone.local.engine.Main"));
        return new Part(
                NAME,
                Set.of(PostgresPart.NAME, BucketPart.NAME, MlflowPart.NAME),
                program.command(house),
                Programs.environment(house.environment(), settings(house)),
                house.home(),
                Probe.ok(URI.create(address + "/health")),
                Duration.ofMinutes(2),
                Farewell.TERMINATE,
                () -> {},
                address,
                MEMORY.bytes() + TRAINING.bytes());
    }

    private static Map<String, String> settings(House house) {
        Map<String, String> settings = new LinkedHashMap<>(house.connectionVariables());
        settings.put("HONE_KESTRA_HOME", house.home().resolve("kestra").toString());
        settings.put("HONE_KESTRA_PORT", Integer.toString(house.ports().kestra()));
        settings.put("HONE_KESTRA_USER", House.KESTRA_USER);
        settings.put("HONE_KESTRA_PASSWORD", house.credentials().value(Key.KESTRA_PASSWORD));
        settings.put("HONE_HOST", Ports.HOST);
        settings.put("HONE_PLUGINS", new HouseJars(house).plugins().toString());
        settings.put("HONE_WEIGHTS", house.weights().toString());
        settings.put("HONE_TRAINING_COMMAND", Json.text(training(house)));
        return settings;
    }

    private static List<String> training(House house) {
        return new JavaProgram(
                        "training", "classifier/training", TRAINING, List.of(), List.of("dev.hone.training.Main"))
                .command(house);
    }
}
