package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's commands in its order, as somebody types them who reads it for the first time. */
@Tag("mlflow")
class ReadmeIT {
    private static final Path FOLDER = Path.of("target/readme").toAbsolutePath();
    private static final Path README = Path.of("../../../README.md");
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```$");
    private static final Pattern ID = Pattern.compile("\"prediction_id\" *: *\"([^\"]+)\"");

    private RoadHouse house;

    @BeforeEach
    void build() throws IOException {
        house = RoadHouse.empty(FOLDER);
        List<PaintedCell> cells = PaintedCells.paint(41, 12);
        Files.write(FOLDER.resolve("my-cell.png"), cells.getFirst().png());
        for (int i = 1; i < cells.size(); i++) {
            PaintedCell cell = cells.get(i);
            Path named = Files.createDirectories(FOLDER.resolve("my-pictures").resolve(cell.label()));
            Files.write(named.resolve(i + ".png"), cell.png());
        }
    }

    @AfterEach
    void down() throws Exception {
        house.hone(PATIENCE, "down");
        assertThat(house.processes()).isEmpty();
    }

    @Test
    void everyCommandOfTheReadmeWorks() throws Exception {
        breakOffTheFirstUp();
        String settings = "";
        String prediction = "";
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(3);
        for (String block : blocks) {
            Ran ran = house.shell(PATIENCE, FOLDER, "PREDICTION_ID=" + prediction + "\n" + settings + block);

            assertThat(ran.code()).as(block + "\n" + ran.output()).isZero();
            if (block.contains("hone env")) {
                settings = "eval \"$(./hone env)\"\n";
            }
            Matcher id = ID.matcher(ran.output());
            prediction = id.find() ? id.group(1) : prediction;
        }
        assertThat(prediction).isNotEmpty();
    }

    /** As people do who wonder what takes so long. The next one goes on with the pictures, and trains the first model. */
    private void breakOffTheFirstUp() throws Exception {
        try (Typed up = house.typed("up")) {
            up.awaitLine("There is no model yet: .*", PATIENCE);
            try (Bucket bucket = Bucket.open(house.house().connections().bucket())) {
                Waiting.until("a picture is there", PATIENCE, () -> holdsPictures(bucket));
            }
            up.signal("INT");
            assertThat(up.end(PATIENCE).code()).isEqualTo(130);
        }
    }

    private static boolean holdsPictures(Bucket bucket) {
        try (Stream<StoredObject> found = bucket.list("cells/pictures/")) {
            return found.findAny().isPresent();
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
