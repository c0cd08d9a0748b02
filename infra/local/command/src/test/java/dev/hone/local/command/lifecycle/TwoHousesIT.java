package dev.hone.local.command.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Login;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.lifecycle.TestHouse.Ran;
import dev.hone.local.command.road.RoadHouse;
import dev.hone.local.command.road.SharedHouse;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A house with parts of its own, and a second one that uses the four servers of the first. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class TwoHousesIT {
    private static final String WORSE = """
            id: worse
            namespace: hone
            tasks:
              - id: snore
                type: io.kestra.plugin.core.flow.Snore
            """;

    private static final String ECHO = """
            id: echo
            namespace: hone
            tasks:
              - id: say
                type: io.kestra.plugin.core.log.Log
                message: hello
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static RoadHouse first;
    private static TestHouse second;
    private static Ran up;

    @BeforeAll
    static void bothUp(RoadHouse shared) throws Exception {
        first = shared;
        second = new TestHouse(folder.resolve("second"));
        Path cells = second.projects().resolve("cells.yaml");
        Files.writeString(
                second.projects().resolve("second.yaml"),
                Files.readString(cells).replace("name: cells", "name: second"));
        Files.writeString(second.flows().resolve("echo.yaml"), ECHO);
        Files.writeString(second.flows().resolve("worse.yaml"), WORSE);
        up = second.hone(logins(), with("up", "--empty"));
    }

    @AfterAll
    static void secondDown() throws Exception {
        assertThat(second.hone("down").code()).isZero();
    }

    @Test
    void theSecondStartsNothingThatTheFirstHas() {
        assertThat(second.state().parts())
                .filteredOn(part -> part.phase() == Phase.EXTERNAL)
                .extracting(PartStatus::name)
                .containsExactly("postgres", "s3", "mlflow", "kestra");
        assertThat(second.state().parts())
                .filteredOn(part -> part.process() != null)
                .extracting(PartStatus::name)
                .containsExactly("serving", "ui");
        assertThat(second.house().home().resolve("postgres")).doesNotExist();
        assertThat(up.out())
                .contains("s3        is the one at %s (--s3-url embedded takes the house's own again)"
                        .formatted(first.house().address(Server.S3)));
    }

    @Test
    void aFlowThatKestraRefusesKeepsNoOtherFromBeingDeployed() throws Exception {
        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err().lines())
                .singleElement()
                .asString()
                .startsWith("flow worse.yaml: ")
                .contains("io.kestra.plugin.core.flow.Snore");
        assertThat(up.out()).contains("flow      hone.echo is new").doesNotContain("hone.train is new");

        Files.writeString(second.flows().resolve("echo.yaml"), ECHO.replace("hello", "good morning"));
        Files.delete(second.flows().resolve("worse.yaml"));
        Ran again = second.hone("up", "--empty");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("flow      hone.echo has changed", "The house is up already.");
    }

    @Test
    void theSecondTrainsAndPredictsWithTheServersOfTheFirst() throws Exception {
        assertThat(second.hone("import", "second", "--painted", "200").code()).isZero();
        Ran trained = second.hone("train", "second", "--epochs", "1");
        assertThat(trained.out()).contains("second v1 is in production");
        Path picture = Files.write(
                folder.resolve("cell.png"), PaintedCells.paint(41, 1).getFirst().png());

        assertThat(second.hone("predict", "second", picture.toString()).out()).contains("v1");
        assertThat(first.hone(PATIENCE, "predict", "second", picture.toString()).output())
                .contains("v1");
    }

    @Test
    void theSecondRemembersWhichServersItUses() throws Exception {
        assertThat(second.hone("down").code()).isZero();
        assertThat(first.hone(PATIENCE, "status").code()).isZero();
        Ran again = second.hone("up", "--empty", "--json");

        assertThat(again.out().lines())
                .anyMatch(line -> line.startsWith("{\"step\":\"mlflow    is the one at"))
                .anyMatch(line -> line.startsWith("{\"part\":\"serving\",\"state\":\"ready\""))
                .last()
                .asString()
                .startsWith("{\"state\":\"up\",\"port_base\":%d,"
                        .formatted(second.house().ports().base()));
    }

    @Test
    void aWrongPasswordIsOneLineThatNamesTheOption() throws Exception {
        for (Server server : Server.values()) {
            TestHouse third = new TestHouse(folder.resolve("wrong-" + server.part()));
            Map<String, String> logins = new HashMap<>(logins());
            logins.put(server.passwordVariable(), "wrong");
            Ran ran = third.hone(logins, with("up", "--empty"));

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(server.option() + ": ")
                    .contains(server.passwordVariable());
            assertThat(third.house().external().addresses()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsOneLineThatNamesTheOption() throws Exception {
        for (Server server : Server.values()) {
            TestHouse third = new TestHouse(folder.resolve("away-" + server.part()));
            String away = server == Server.POSTGRES ? "postgresql://127.0.0.1:1/hone" : "http://127.0.0.1:1";
            Ran ran = third.hone(logins(), "up", "--empty", server.option(), away);

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err().lines()).singleElement().asString().startsWith(server.option() + ": ");
        }
    }

    @Test
    void mlflowLetsInNobodyWithoutThePassword() throws Exception {
        House house = first.house();
        TestHouse third = new TestHouse(folder.resolve("stranger"));
        Ran ran = third.hone(Map.of(), "up", "--empty", "--mlflow-url", house.address(Server.MLFLOW));

        assertThat(ran.err()).startsWith("--mlflow-url: ").contains("refuses");
    }

    @Test
    void noSecretIsInALogAFileThatOthersReadOrAProcessList() throws Exception {
        for (House house : List.of(first.house(), second.house())) {
            List<String> secrets = house.credentials().all().stream()
                    .map(Secret::value)
                    .filter(value -> value.length() > 10)
                    .toList();
            assertThat(secrets).hasSizeGreaterThan(8);
            assertThat(files(house.logs())).isNotEmpty().noneMatch(file -> holdsOneOf(file, secrets));
            assertThat(files(house.home()).filter(TwoHousesIT::isOpenToOthers))
                    .noneMatch(file -> holdsOneOf(file, secrets));
            assertThat(ProcessHandle.allProcesses().map(TwoHousesIT::commandLine))
                    .noneMatch(line -> secrets.stream().anyMatch(line::contains));
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList().stream();
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.size(file) < 1 << 20
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holdsOneOf(Path file, List<String> secrets) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return secrets.stream().anyMatch(text::contains);
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> logins() {
        Map<String, String> logins = new HashMap<>();
        for (Server server : Server.values()) {
            Login login = first.house().login(server).orElseThrow();
            logins.put(server.userVariable(), login.user());
            logins.put(server.passwordVariable(), login.password().value());
        }
        return logins;
    }

    private static String[] with(String... arguments) {
        Stream<String> servers = Stream.of(Server.values())
                .flatMap(server -> Stream.of(server.option(), first.house().address(server)));
        return Stream.concat(Stream.of(arguments), servers).toArray(String[]::new);
    }
}
