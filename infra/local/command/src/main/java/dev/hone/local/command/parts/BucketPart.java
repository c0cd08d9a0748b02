package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.PrivateFile;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** S3Proxy: a real S3 server over a folder, which checks every signature. */
final class BucketPart {
    static final String NAME = "s3";

    private static final JavaMemory MEMORY = new JavaMemory(192, 64, 96, 0);

    /** What a request without a signature is answered. */
    private static final int FORBIDDEN = 403;

    private BucketPart() {}

    static Part of(House house) {
        Path folder = house.home().resolve("s3");
        Path properties = house.run().resolve("s3.properties");
        String address = House.url(house.ports().bucket());
        JavaProgram program = new JavaProgram(
                NAME,
                "infra/local/command",
                MEMORY,
                List.of("-Dhone.log.level=INFO"),
                List.of("org.gaul.s3proxy.Main", "--properties", properties.toString()));
        return new Part(
                NAME,
                Set.of(),
                program.command(house),
                Programs.environment(house.environment(), Map.of()),
                house.home(),
                Probe.answering(URI.create(address + "/"), FORBIDDEN),
                Duration.ofMinutes(1),
                Farewell.TERMINATE,
                () -> tidy(folder, properties, properties(house.credentials(), address, folder)),
                address,
                MEMORY.bytes());
    }

    private static void tidy(Path folder, Path file, String properties) {
        try {
            Files.createDirectories(folder);
            new UnfinishedObjects(folder, folder.resolveSibling("s3-unfinished")).putAside();
            PrivateFile.write(file, properties);
        } catch (IOException e) {
            throw HouseException.unusable(folder, e);
        }
    }

    private static String properties(Credentials credentials, String address, Path folder) {
        return """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.ignore-unknown-headers=true
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=local
                jclouds.credential=local
                jclouds.filesystem.basedir=%s
                """.formatted(
                        address,
                        credentials.value(Key.S3_ACCESS_KEY),
                        credentials.value(Key.S3_SECRET_KEY),
                        folder.toString().replace("\\", "\\\\"));
    }
}
