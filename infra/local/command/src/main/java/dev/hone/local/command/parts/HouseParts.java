package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.supervisor.Part;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that runs in a house, in the order in which it is started. */
public final class HouseParts {
    private static final JavaMemory SUPERVISOR = new JavaMemory(48, 16, 64, 0);

    private HouseParts() {}

    /** The parts of this house. */
    public static List<Part> of(House house) {
        return List.of(
                part(house, Server.POSTGRES, PostgresPart::of),
                part(house, Server.S3, BucketPart::of),
                part(house, Server.MLFLOW, MlflowPart::of),
                part(house, Server.KESTRA, EnginePart::of),
                ServingPart.of(house),
                UiPart.of(house));
    }

    /** A server that somebody else runs, as a part. */
    public static Part external(House house, Server server) {
        return ExternalParts.of(house, server);
    }

    /**
     * Installs what the parts' programs need and is not part of Hone, once; a second call finds it done.
     *
     * @param progress is told, in a few words, of each step that takes time
     */
    public static void prepare(House house, Consumer<String> progress) {
        house.create();
        if (house.external().address(Server.POSTGRES).isEmpty()) {
            new PostgresFiles(house).prepare(progress);
        }
        if (house.external().address(Server.MLFLOW).isEmpty()) {
            MlflowEnvironment mlflow = new MlflowEnvironment(house);
            mlflow.prepare(progress);
            new MlflowDatabase(house).check(mlflow.python());
        }
    }

    private static Part part(House house, Server server, Function<House, Part> own) {
        return house.external().address(server).isPresent() ? ExternalParts.of(house, server) : own.apply(house);
    }

    /** Takes the programs as they are built now, and says which command keeps the parts of this house running them. */
    public static List<String> supervisor(House house) {
        new HouseJars(house).take();
        return new JavaProgram(
                        "supervisor",
                        "infra/local/command",
                        SUPERVISOR,
                        List.of(
                                JavaProgram.QUICK,
                                JavaProgram.NO_ARCHIVE,
                                "-Dhone.log.level=INFO",
                                "-Dhone.root=" + house.installation().root()),
                        List.of("dev.hone.local.command.Main", "supervise"))
                .command(house);
    }
}
