package dev.hone.local.command.parts;

import dev.hone.local.command.house.House;
import dev.hone.local.command.supervisor.Part;
import java.util.List;
import java.util.function.Consumer;

/** Everything that runs in a house, in the order in which it is started. */
public final class HouseParts {
    private static final int SUPERVISOR_HEAP_MEGABYTES = 48;

    private HouseParts() {}

    /** The parts of this house. */
    public static List<Part> of(House house) {
        return List.of(
                PostgresPart.of(house),
                BucketPart.of(house),
                MlflowPart.of(house),
                EnginePart.of(house),
                ServingPart.of(house),
                UiPart.of(house));
    }

    /**
     * Installs what the parts' programs need and is not part of Hone, once; a second call finds it done.
     *
     * @param progress is told, in a few words, of each step that takes time
     */
    public static void prepare(House house, Consumer<String> progress) {
        house.create();
        new PostgresFiles(house).prepare(progress);
        new MlflowEnvironment(house).prepare(progress);
    }

    /** Takes the programs as they are built now, and says which command keeps the parts of this house running them. */
    public static List<String> supervisor(House house) {
        new HouseJars(house).take();
        return new JavaProgram(
                        "supervisor",
                        "infra/local/command",
                        SUPERVISOR_HEAP_MEGABYTES,
                        List.of(
                                JavaProgram.QUICK,
                                "-Dhone.log.level=INFO",
                                "-Dhone.root=" + house.installation().root()),
                        List.of("dev.hone.local.command.Main", "supervise"))
                .command(house);
    }
}
