package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.TestHouses;
import dev.hone.local.command.lifecycle.Shutdown;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.Leftovers;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and S3 as a house runs them, through what may happen to them. */
class StoresIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static House house;
    private static StateFile file;

    /** A name as the server itself gives to what is unfinished: whoever tidies up must see that it is an object. */
    private final String kept = "kept-" + UUID.randomUUID();

    private Process supervisor;

    @BeforeAll
    static void furnish() throws Exception {
        house = TestHouses.in(folder);
        file = new StateFile(house.state());
        house.create();
        new PostgresFiles(house).prepare(step -> {});
        new HouseJars(house).take();
    }

    @BeforeEach
    void start() throws Exception {
        supervise();
    }

    @AfterEach
    void end() throws Exception {
        new Shutdown(house).run();
    }

    @Test
    void keepRowsAndObjectsThroughDownAndUp() throws Exception {
        write();
        List<ProcessMark> all = processes();
        assertThat(new Shutdown(house).run()).isTrue();

        assertThat(all).hasSizeGreaterThan(2).noneMatch(ProcessMark::running);
        assertThat(supervisor.waitFor()).isEqualTo(143);
        supervise();
        assertWritten();
    }

    @Test
    void standUpAgainWhenTheyAreKilled() throws Exception {
        write();
        List<ProcessMark> before = programs();
        before.forEach(mark -> mark.find().orElseThrow().destroyForcibly());
        Waiting.until(
                "both run again",
                SOON,
                () -> state().ready() && programs().stream().noneMatch(before::contains));

        assertWritten();
        assertThat(state().parts()).extracting(PartStatus::restarts).containsOnly(1);
    }

    @Test
    void areFoundAndEndedWhenTheirSupervisorIsKilled() throws Exception {
        write();
        List<ProcessMark> programs = programs();
        supervisor.destroyForcibly().waitFor();
        assertThat(state().supervised()).isFalse();
        assertThat(programs).allMatch(ProcessMark::running);

        assertThat(Leftovers.end(state())).containsExactly("postgres", "s3");
        assertThat(programs).noneMatch(ProcessMark::running);
        supervise();
        assertWritten();
    }

    @Test
    void startThoughAnotherProgramHasTheServersOldNumber() throws Exception {
        ProcessHandle postgres = programs().getFirst().find().orElseThrow();
        supervisor.destroyForcibly().waitFor();
        postgres.destroyForcibly();
        Leftovers.end(state());
        Path pidFile = new PostgresFiles(house).data().resolve("postmaster.pid");
        String left = Files.readString(pidFile);
        Files.writeString(
                pidFile,
                left.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())));

        supervise();
        assertThat(state().parts().getFirst().restarts()).isZero();
    }

    @Test
    void theirSecretsAreNotInTheProcessList() {
        List<String> secrets = house.connectionVariables().entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|KEY).*"))
                .map(Map.Entry::getValue)
                .toList();
        Stream<String> lines = ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream());

        assertThat(secrets).hasSizeGreaterThan(2);
        assertThat(lines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private void supervise() throws Exception {
        supervisor = new ProcessBuilder(
                        house.installation().java().toString(),
                        "-cp",
                        System.getProperty("java.class.path").replace("/", File.separator),
                        TwoParts.class.getName(),
                        house.home().toString(),
                        Integer.toString(house.ports().base()),
                        house.installation().root().toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(house.log("supervisor").toFile()))
                .start();
        Waiting.until(
                "both are ready",
                SOON,
                () -> file.read()
                        .filter(HouseState::supervised)
                        .filter(HouseState::ready)
                        .isPresent());
    }

    private HouseState state() {
        return file.read().orElseThrow();
    }

    private List<ProcessMark> programs() {
        return state().parts().stream().map(PartStatus::process).toList();
    }

    private List<ProcessMark> processes() {
        return programs().stream()
                .map(ProcessMark::find)
                .flatMap(Optional::stream)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessMark::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private void write() {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            bucket.create();
            bucket.put(kept, kept.getBytes(StandardCharsets.UTF_8), "text/plain", Map.of("name", "Käfer"));
            ledger.manifests().follow(kept, Optional.empty(), "digest", 1, null);
        }
    }

    private void assertWritten() throws IOException {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket());
                Ledger ledger = Ledger.open(connections.ledger())) {
            assertThat(bucket.get(kept)).asString(StandardCharsets.UTF_8).isEqualTo(kept);
            assertThat(bucket.stat(kept).map(StoredObject::metadata)).contains(Map.of("name", "Käfer"));
            assertThat(ledger.manifests().newest(kept)).contains("digest");
        }
    }
}
