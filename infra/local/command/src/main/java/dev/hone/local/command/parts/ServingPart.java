package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The prediction service. */
final class ServingPart {
    static final String NAME = "serving";
    private static final String EMBEDDING_SHARE = "HONE_EMBEDDING_SHARE";

    /** ONNX Runtime keeps the networks that answer, and what they work with, outside the heap. */
    private static final JavaMemory MEMORY = new JavaMemory(384, 128, 192, 384);

    private ServingPart() {}

    static Part of(House house) {
        String address = House.url(house.ports().serving());
        JavaProgram program = new JavaProgram(NAME, "serving", MEMORY, List.of(), List.of("dev.hone.serving.Main"));
        Map<String, String> settings = new LinkedHashMap<>(house.connectionVariables());
        settings.put("HONE_SERVING_PORT", Integer.toString(house.ports().serving()));
        settings.put("HONE_HOST", Ports.HOST);
        settings.put("HONE_CACHE", house.home().resolve("serving").toString());
        String share = house.environment().get(EMBEDDING_SHARE);
        if (share != null) {
            settings.put(EMBEDDING_SHARE, share);
        }
        return new Part(
                NAME,
                Set.of(PostgresPart.NAME, BucketPart.NAME, MlflowPart.NAME),
                program.command(house),
                Programs.environment(house.environment(), settings),
                house.home(),
                Probe.ok(URI.create(address + "/health/live")),
                Duration.ofMinutes(2),
                Farewell.TERMINATE,
                () -> {},
                address,
                MEMORY.bytes());
    }
}
