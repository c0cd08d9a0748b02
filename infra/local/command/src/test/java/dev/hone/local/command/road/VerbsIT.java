package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that tell about a house, and the tools of other people that work with what they tell. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class VerbsIT {
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    private final RoadHouse house;

    VerbsIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void statusAnswersAtOnce() throws Exception {
        Ran ran = house.hone(PATIENCE, "status");

        assertThat(ran.code()).isZero();
        assertThat(ran.output().lines()).first().asString().matches("PART +STATE +SINCE +RESTARTS .*URL");
        assertThat(ran.output()).contains("postgres", "s3", "mlflow", "kestra", "serving", "ui", "cells");
        assertThat(fastest("status")).isLessThan(AT_ONCE);
    }

    @Test
    void statusWaitsForNobodyWhoHangs() throws Exception {
        long pid = part("serving").process().pid();
        signal("STOP", pid);
        try {
            assertThat(house.hone(PATIENCE, "status").output()).contains("serving does not answer");
            assertThat(fastest("status")).isLessThan(AT_ONCE);
        } finally {
            signal("CONT", pid);
        }
    }

    @Test
    void logsAreOfAllPartsOrOfOne() throws Exception {
        assertThat(house.hone(PATIENCE, "logs").output())
                .contains("kestra    | ", "postgres  | ", "supervisor| ", "serving   | ");
        assertThat(house.hone(PATIENCE, "logs", "postgres", "-n", "1").output().lines())
                .hasSize(1);
        Ran unknown = house.hone(PATIENCE, "logs", "postgrs");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.output())
                .contains("no part is named 'postgrs': there are")
                .contains("kestra");
    }

    @Test
    void theDoctorFindsNothingToDo() throws Exception {
        Ran ran = house.hone(PATIENCE, "doctor");

        assertThat(ran.code()).isZero();
        assertThat(ran.output()).contains("this house has them").contains("3.17.2 in");
    }

    @Test
    @Tag("psql")
    void psqlWorksWithTheExports() throws Exception {
        assertThat(withExports("psql -Atc 'SELECT name FROM project ORDER BY name'")
                        .output()
                        .lines())
                .contains("cells", "lite", "road");
    }

    @Test
    @Tag("mc")
    void mcWorksWithTheExports() throws Exception {
        String mc = RoadHouse.property("hone.mc");
        Ran ran = withExports(
                "echo corrected | '%1$s' --config-dir \"$HONE_HOME/mc\" pipe hone/hone/a.txt && '%1$s' --config-dir \"$HONE_HOME/mc\" cat hone/hone/a.txt"
                        .formatted(mc));

        assertThat(ran.output()).endsWith("corrected\n");
    }

    @Test
    void boto3WorksWithTheExports() throws Exception {
        Ran ran = withExports("""
                "$HONE_MLFLOW/bin/python" - <<'X'
                import boto3
                s3 = boto3.client("s3")
                s3.put_object(Bucket="hone", Key="from/boto3.txt", Body=b"corrected")
                print(s3.get_object(Bucket="hone", Key="from/boto3.txt")["Body"].read().decode())
                X
                """);

        assertThat(ran.output()).isEqualTo("corrected\n");
    }

    @Test
    void mlflowWorksWithTheExports() throws Exception {
        Ran ran = withExports("\"$HONE_MLFLOW/bin/mlflow\" experiments create -n by-hand");

        assertThat(ran.output()).contains("Created experiment 'by-hand' with id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -sSf -u \"$KESTRA_USER:$KESTRA_PASSWORD\" \"$KESTRA_URL/api/v1/main/flows/search\"",
                "curl -sSf ${HONE_KEY:+-H \"Authorization: Bearer $HONE_KEY\"} \"$HONE_URL/v1/projects\"",
                "curl -sSfL \"$HONE_UI_URL/\""
            })
    void curlWorksWithTheExports(String command) throws Exception {
        assertThat(withExports(command).output()).isNotBlank();
    }

    @Test
    void modelsTellsWhatAnswersAndExportTakesItAway() throws Exception {
        String table = house.hone(PATIENCE, "models", "cells").output();
        JsonNode rows =
                Json.tree(house.hone(PATIENCE, "models", "cells", "--json").output());
        // the siege may have trained more of them
        assertThat(rows)
                .filteredOn(row -> row.path("role").asText().equals("production"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("why").asText()).isNotBlank();
                    assertThat(table).containsPattern("v" + row.path("version") + " +production +\\d+\\.\\d % ");
                });

        Path bundle = FOLDER.resolve("exported");
        assertThat(house.hone(PATIENCE, "export", "cells", bundle.toString()).code())
                .isZero();
        assertThat(house.shell(PATIENCE, FOLDER, "cd exported && sha256sum --quiet -c SHA256SUMS")
                        .code())
                .isZero();
        assertThat(house.hone(PATIENCE, "export", "cells", bundle.toString()).output())
                .contains("is not empty");
        assertThat(house.hone(PATIENCE, "models", "cels").output()).contains("no project is named 'cels'");
    }

    @Test
    void applyTakesAFileOnceAndAsksBeforeItUndoesWhatOthersChanged() throws Exception {
        Path file = FOLDER.resolve("projects/zoo.yaml");
        String path = file.toString();
        String text = "name: zoo\nclasses: [basophil, monocyte]\nschedule: '@weekly'\n";
        Files.writeString(file, text + "networks: small-cnn\n");
        Ran refused = house.hone(PATIENCE, "apply", path);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("zoo.yaml: line 4: there is no key networks");

        Files.writeString(file, text);
        assertThat(house.hone(PATIENCE, "apply", path).output())
                .contains("project   zoo is new", "flow      hone.schedules.zoo is new");
        assertThat(house.hone(PATIENCE, "apply").output()).isEqualTo("All is as the files say.\n");
        assertThat(house.hone(PATIENCE, "train", "zoo").output())
                .contains("project 'zoo' has no pictures yet: ./hone import zoo PATH brings some");

        try (Ledger ledger = Ledger.open(house.house().connections().ledger())) {
            ledger.projects().apply(ProjectFiles.read(Files.writeString(file, text + "title: Zoo\n")), "ann");
        }
        Files.writeString(file, text + "title: Animals\n");
        Ran asked = house.hone(PATIENCE, "apply", path);
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.output()).contains("changed by ann", "title: Zoo -> Animals", "--overwrite");
        assertThat(house.hone(PATIENCE, "apply", path, "--overwrite").output())
                .contains("project   zoo has changed")
                .doesNotContain("hone.schedules.zoo");
        assertThatAnArchiveComesIn();
    }

    /** Good ones, broken ones and those of other classes. */
    private void assertThatAnArchiveComesIn() throws Exception {
        Path monocytes = Files.createDirectories(FOLDER.resolve("animals/monocyte"));
        Path others = Files.createDirectories(FOLDER.resolve("animals/eosinophil"));
        for (PaintedCell cell : PaintedCells.paint(9, 4)) {
            Files.write(monocytes.resolve(cell.name()), cell.png());
            Files.write(others.resolve(cell.name()), cell.png());
        }
        Files.writeString(monocytes.resolve("notes.png"), "hello");
        Ran packed = house.shell(PATIENCE, FOLDER, "tar -czf animals.tar.gz animals");
        assertThat(packed.code()).isZero();
        String archive = FOLDER.resolve("animals.tar.gz").toString();
        Path report = FOLDER.resolve("refused.csv");

        Ran first = house.hone(PATIENCE, "import", "zoo", archive, "--json", "--report", report.toString());
        Ran again = house.hone(PATIENCE, "import", "zoo", archive);

        assertThat(first.code()).isZero();
        assertThat(Json.tree(first.output()).path("added").asInt()).isEqualTo(4);
        assertThat(report)
                .content()
                .contains("\"not-an-image\"", "\"unknown-label\"")
                .hasLineCount(6);
        assertThat(again.output()).contains("0 added, 4 already there, 5 refused");
        assertThat(house.hone(PATIENCE, "import", "zoo", "nowhere").output())
                .contains("nowhere is not there: there is no file or folder");
        Path bare = Files.writeString(FOLDER.resolve("bare.csv"), "path,label\n");
        assertThat(house.hone(PATIENCE, "import", "zoo", bare.toString())).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.output()).startsWith("%s holds nothing to import: give a folder".formatted(bare));
        });
        assertThat(house.hone(PATIENCE, "import", "zoo", others.toString())).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.output()).endsWith("no picture of %s was taken: 4 unknown-label\n".formatted(others));
        });
    }

    /** Runs a command in a shell that has taken the exports, as a person would. */
    private Ran withExports(String command) throws IOException, InterruptedException {
        Ran ran = house.withExports(PATIENCE, FOLDER, command);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran;
    }

    /** How long a verb takes when nothing else has the machine: other work only ever makes it slower. */
    private Duration fastest(String verb) throws Exception {
        Duration fastest = PATIENCE;
        for (int i = 0; i < ATTEMPTS; i++) {
            Instant begun = Instant.now();
            house.hone(PATIENCE, verb);
            Duration took = Duration.between(begun, Instant.now());
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    private PartStatus part(String name) {
        List<PartStatus> parts = Stream.of(new StateFile(house.house().state()))
                .flatMap(file -> file.read().stream())
                .map(HouseState::parts)
                .flatMap(List::stream)
                .toList();
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
}
