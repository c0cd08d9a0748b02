package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.Verdict;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flows as people start them in Kestra, on a project of their own. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class FlowsIT {
    private static final String PROJECT = "steps";
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RoadHouse house;

    FlowsIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void aProjectIsTrainedOnceForAllWhoAskAndItsVersionsComeAndGoByHand() throws Exception {
        assertThatPicturesComeByFlow();
        Connections connections = house.house().connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            assertThat(output(run("train", "-F promote=ask"), "outcome")).isEqualTo("PENDING");
            assertThat(production(ledger)).isEmpty();
            assertThat(house.hone(PATIENCE, "promote", PROJECT, "--reason", "the verdict was read")
                            .output())
                    .contains("steps v1 is in production: the verdict was read");
            assertThat(production(ledger)).contains(1);
            assertThat(ledger.trainings().newest(PROJECT, 9).getFirst().outcome())
                    .isEqualTo(Outcome.PROMOTED);
            Ran again = house.hone(PATIENCE, "promote", PROJECT);
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.output()).contains("no version of steps waits for approval", "v1 is in production");

            JsonNode forced = run("train", "-F promote=no -F force=true");
            assertThat(output(forced, "version")).as(forced.toString()).isEqualTo("2");
            assertThat(production(ledger)).contains(1);
            run("promote", "-F version=2");
            assertThat(production(ledger)).contains(2);
            assertThat(house.hone(PATIENCE, "rollback", PROJECT, "--reason", "it is blind")
                            .output())
                    .contains("steps v1 is in production again");
            assertThat(production(ledger)).contains(1);
            assertThat(ledger.blockedVersions().all(PROJECT))
                    .singleElement()
                    .extracting(BlockedVersion::reason)
                    .isEqualTo("it is blind");
            assertThatNextMondayFindsNothingNew(ledger);

            importPainted(6);
            assertThatFiveRequestsMakeOneTraining(ledger, registry);
            assertThatNextMondayFindsNothingNew(ledger);
            assertThatNonsenseIsRefusedWithItsReason(ledger);
            assertThatTheLastVerdictIsTold(ledger);
            JsonNode swept = run("housekeeping", "");
            assertThat(swept.at("/state/current").asText()).as(swept.toString()).isEqualTo("SUCCESS");
            assertThat(output(swept, "versions")).isEqualTo("0");
        }
    }

    /** From an archive that is handed over, and from the bucket; the same ones are not taken twice. */
    private void assertThatPicturesComeByFlow() throws Exception {
        List<PaintedCell> cells = PaintedCells.paint(5, 60);
        Path archive = FOLDER.resolve("no-name-that-says-what-it-is");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (PaintedCell cell : cells.subList(0, 50)) {
                put(zip, "july/%s/%s".formatted(cell.label(), cell.name()), cell.png());
            }
            put(zip, "../monocyte/evil.png", cells.getLast().png());
            put(zip, "july/monocyte/broken.png", Arrays.copyOf(cells.getFirst().png(), 99));
            put(zip, "july/platelet/other.png", cells.getLast().png());
        }
        String upload = "-F file=@%s -F requestedBy=ann".formatted(archive);
        JsonNode first = run("import", upload);
        assertThat(first.at("/state/current").asText()).as(first.toString()).isEqualTo("WARNING");
        assertImported(first, 50, 0, 3);
        assertThat(output(first, "report")).endsWith("refused.csv");
        assertThat(first.at("/taskRunList/0/outputs/refusals"))
                .hasToString("{\"truncated\":1,\"unknown-label\":1,\"unsafe-name\":1}");
        assertImported(run("import", upload), 0, 50, 3);

        try (Bucket bucket = Bucket.open(house.house().connections().bucket())) {
            for (PaintedCell cell : cells.subList(40, 60)) {
                bucket.put(
                        "%s/uploads/august/%s/%s".formatted(PROJECT, cell.label(), cell.name()),
                        cell.png(),
                        "image/png",
                        Map.of());
            }
            String folder = bucket.location(PROJECT + "/uploads/august/").toString();
            JsonNode second = run("import", "-F from=" + folder);
            assertThat(second.at("/state/current").asText())
                    .as(second.toString())
                    .isEqualTo("SUCCESS");
            assertImported(second, 10, 10, 0);
            assertThat(lists(bucket)).hasSize(2).satisfies(lists -> {
                assertThat(lists.getFirst())
                        .contains("\"by\":\"ann, execution " + first.path("id").asText())
                        .contains("\"source\":\"" + archive.getFileName());
                assertThat(lists.getLast()).contains("\"source\":\"" + folder, "\"by\":\"execution ");
            });
        }
        Path broken = FOLDER.resolve("broken.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(broken))) {
            put(zip, "monocyte/broken.png", Arrays.copyOf(cells.getFirst().png(), 99));
        }
        JsonNode nothing = assertRefused("-F file=@" + broken, "no picture of broken.zip was taken: 1 truncated");
        assertThat(nothing.at("/taskRunList/0/outputs/report").asText()).endsWith("refused.csv");
        Path bare = FOLDER.resolve("bare.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bare))) {
            put(zip, "monocyte/", new byte[0]);
        }
        assertRefused("-F file=@" + bare, "bare.zip holds nothing to import: give a folder of folders");
        assertThat(shell(start("hone", "import", "-F project=" + PROJECT, true).replace("-sSf", "-sS")))
                .contains("give either file, an archive, or from");
        assertRefused(
                "-F file=@" + FOLDER.resolve("projects/steps.yaml"), "is no archive that pictures are imported from");
        assertRefused("-F from=s3://elsewhere/cells/", "s3://elsewhere/cells/ is not in Hone's own bucket");
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void assertImported(JsonNode execution, int added, int known, int refused) {
        assertThat(Stream.of("added", "known", "refused")
                        .map(name -> execution.at("/outputs/" + name).asInt()))
                .as(execution.toString())
                .containsExactly(added, known, refused);
    }

    private JsonNode assertRefused(String inputs, String reason) throws Exception {
        JsonNode refused = run("import", inputs);
        assertThat(refused.at("/state/current").asText()).isEqualTo("FAILED");
        assertThat(messages(refused)).anySatisfy(message -> assertThat(message).contains(reason));
        return refused;
    }

    /** What is written down of the labels that were brought, in the order of time. */
    private static List<String> lists(Bucket bucket) {
        try (Stream<StoredObject> lists = bucket.list(PROJECT + "/imports/")) {
            return lists.map(list -> new String(bucket.get(list.key()), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** What was rolled back is not trained again, nor what was not better. */
    private void assertThatNextMondayFindsNothingNew(Ledger ledger) throws Exception {
        shell(start("hone.schedules", PROJECT, "", true));

        Training newest = ledger.trainings().newest(PROJECT, 1).getFirst();
        assertThat(newest.outcome()).as(newest.toString()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(newest.detail()).startsWith("nothing new: the same data were judged with the same settings");
        assertThat(production(ledger)).contains(1);
    }

    /** From the schedule, over the API and on the command line; so few test pictures let nothing into production. */
    private void assertThatFiveRequestsMakeOneTraining(Ledger ledger, Registry registry) throws Exception {
        Training before = ledger.trainings().newest(PROJECT, 1).getFirst();
        String lease = "train " + PROJECT;
        assertThat(ledger.leases().take(lease, "the test", PATIENCE)).isPresent();
        shell(String.join(
                "\n",
                start("hone.schedules", PROJECT, "", false),
                start("hone", "train", "-F project=steps -F requestedBy=ann", false),
                start("hone", "train", "-F project=steps -F requestedBy=ben", false),
                "./hone train steps --no-wait",
                "./hone train steps --no-wait --reason 'new slides'"));
        ledger.leases().release(lease, "the test");

        Waiting.until(
                "all are answered, and the training has ended",
                PATIENCE,
                () -> ledger.trainingRequests().newest(PROJECT, 5).stream()
                                        .filter(request -> request.at().isAfter(before.admittedAt()))
                                        .filter(request -> request.execution() != null)
                                        .count()
                                == 5
                        && ledger.trainings().newest(PROJECT, 1).getFirst().outcome() != null);
        Training training = ledger.trainings().newest(PROJECT, 1).getFirst();
        assertThat(training.outcome()).as(training.toString()).isEqualTo(Outcome.KEPT);
        assertThat(ledger.trainings().newest(PROJECT, 2)).last().isEqualTo(before);
        String me = System.getProperty("user.name");
        assertThat(ledger.trainingRequests().newest(PROJECT, 5))
                .allSatisfy(request -> assertThat(request.execution()).isEqualTo(training.execution()))
                .extracting(TrainingRequest::by, TrainingRequest::reason)
                .containsExactlyInAnyOrder(
                        tuple("the schedule of " + PROJECT, Reason.SCHEDULE),
                        tuple("ann", Reason.PERSON),
                        tuple("ben", Reason.PERSON),
                        tuple(me, Reason.PERSON),
                        tuple(me, Reason.PERSON));
        assertThat(registry.versions(PROJECT)).extracting(ModelVersion::number).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(production(ledger)).contains(1);
    }

    private void assertThatNonsenseIsRefusedWithItsReason(Ledger ledger) throws Exception {
        JsonNode refused = run("train", "-F learningRate=7");

        assertThat(refused.at("/state/current").asText()).isEqualTo("FAILED");
        assertThat(ledger.trainingRequests().newest(PROJECT, 1).getFirst().refusal())
                .contains("learningRate is above 0 and at most 1, not 7");
        List<String> lines = messages(refused);
        assertThat(lines.getLast()).contains("steps: admit failed: ", "learningRate is above 0", "v1 is in production");
        assertThat(ledger.trainings().newest(PROJECT, 9))
                .extracting(Training::outcome)
                .doesNotContain(Outcome.FAILED);

        JsonNode unknown = Json.tree(shell(start("hone", "train", "-F project=stepz", true)));
        assertThat(unknown.at("/state/current").asText()).isEqualTo("FAILED");
        assertThat(ledger.trainingRequests().newest("stepz", 1).getFirst().refusal())
                .startsWith("no project is named 'stepz'; there are: cells, ");
    }

    /** A version that was judged twice, as one is that waited too long for its approval. */
    private void assertThatTheLastVerdictIsTold(Ledger ledger) throws Exception {
        Verdict first = ledger.verdicts().newest(PROJECT, 2).orElseThrow();
        assertThat(first.outcome()).isNotEqualTo(Verdict.Outcome.KEEP_CHAMPION);
        ledger.verdicts()
                .insert(new Verdict(
                        PROJECT,
                        "judged again",
                        first.manifest(),
                        first.run(),
                        2,
                        1,
                        Verdict.Outcome.KEEP_CHAMPION,
                        first.reasons()));

        assertThat(house.hone(PATIENCE, "models", PROJECT).output()).containsPattern("(?m)^v2 .* KEEP_CHAMPION ");
    }

    private List<String> messages(JsonNode execution) throws Exception {
        return Json.tree(shell("curl -sSf -u \"$KESTRA_USER:$KESTRA_PASSWORD\" \"$KESTRA_URL/api/v1/main/logs/"
                        + execution.path("id").asText() + "?minLevel=INFO\""))
                .findValuesAsText("message");
    }

    private static Optional<Integer> production(Ledger ledger) {
        return ledger.assignments().production(PROJECT).map(Assignment::version);
    }

    private static String output(JsonNode execution, String name) {
        return execution.path("outputs").path(name).asText();
    }

    /** Runs a flow to its end. */
    private JsonNode run(String flow, String inputs) throws Exception {
        return Json.tree(shell(start("hone", flow, "-F project=%s %s".formatted(PROJECT, inputs), true)));
    }

    private void importPainted(int seed) throws Exception {
        assertThat(house.hone(PATIENCE, "import", PROJECT, "--painted", "60", "--seed", String.valueOf(seed))
                        .code())
                .isZero();
    }

    /** The command that starts a flow over the API. */
    private static String start(String namespace, String flow, String inputs, boolean wait) {
        return "curl -sSf -X POST -u \"$KESTRA_USER:$KESTRA_PASSWORD\" %s \"$KESTRA_URL/api/v1/main/executions/%s/%s?wait=%s\""
                .formatted(inputs, namespace, flow, wait);
    }

    private String shell(String command) throws Exception {
        Ran ran = house.withExports(PATIENCE, FOLDER, command);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }
}
