package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real S3 server over a folder, which checks every signature. */
final class BucketPart {
    static final String NAME = "s3";

    private static final JavaMemory MEMORY = new JavaMemory(192, 64, 96, 0);

    /** What a request without a signature is answered. */
    private static final int FORBIDDEN = 403;

    private BucketPart() {}

    static Part of(House house) {
        String address = House.url(house.ports().bucket());
        JavaProgram program =
                new JavaProgram(NAME, "infra/local/bucket", MEMORY, List.of(), List.of("dev.hone.local.bucket.Main"));
        return new Part(
                NAME,
                Set.of(),
                program.command(house),
                Programs.environment(
                        house.environment(),
                        settings(house.credentials(), address, house.home().resolve(NAME))),
                house.home(),
                Probe.answering(URI.create(address + "/"), FORBIDDEN),
                Duration.ofMinutes(1),
                Farewell.TERMINATE,
                () -> {},
                address,
                MEMORY.bytes());
    }

    /** Keys of any script are names of files, whatever the language of whoever started the house. */
    private static Map<String, String> settings(Credentials credentials, String address, Path folder) {
        return Map.of(
                "HONE_S3_ENDPOINT", address,
                "HONE_S3_FOLDER", folder.toString(),
                "HONE_S3_ACCESS_KEY", credentials.value(Key.S3_ACCESS_KEY),
                "HONE_S3_SECRET_KEY", credentials.value(Key.S3_SECRET_KEY),
                "LC_ALL", "C.UTF-8");
    }
}
