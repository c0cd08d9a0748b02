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

    /** What whoever starts the house may say of serving. */
    private static final List<String> PASSED_ON =
            List.of("HONE_EMBEDDING_SHARE", "HONE_LONGEST_WAIT", "HONE_RATE_LIMIT", "HONE_CORS_ORIGINS");

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
        // what one thread's network is done with, the next one's takes: with an arena each, nobody's is ever given back
        settings.put("MALLOC_ARENA_MAX", "1");
        for (String name : PASSED_ON) {
            String said = house.environment().get(name);
            if (said != null) {
                settings.put(name, said);
            }
        }
        return new Part(
                NAME,
                Set.of(PostgresPart.NAME, BucketPart.NAME, MlflowPart.NAME),
                program.command(house),
                Programs.environment(house.environment(), settings),
                house.home(),
                Probe.ok(URI.create(address + "/health/ready")),
                Duration.ofMinutes(2),
                Farewell.TERMINATE,
                () -> {},
                address,
                MEMORY.bytes());
    }
}
