package dev.hone.local.command.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMinutes(1), 3);

    @TempDir
    private Path folder;

    private volatile List<PartStatus> statuses = List.of();
    private Supervisor supervisor;

    @AfterEach
    void stop() throws InterruptedException {
        if (supervisor != null) {
            supervisor.stop();
        }
    }

    @Test
    void startsAPartOnlyWhenThoseItComesAfterAreReady() throws Exception {
        start(
                script("second", "echo second >>order; touch second; exec sleep 100", "first"),
                script("first", "echo first >>order; sleep 0.3; echo ready >>order; touch first; exec sleep 100"));
        awaitPhase("second", Phase.READY);

        assertThat(folder.resolve("order")).hasContent("first\nready\nsecond");
    }

    @Test
    void startsAPartAgainThatDied() throws Exception {
        start(script("part", "touch part; exec sleep 100"));
        awaitPhase("part", Phase.READY);
        ProcessMark first = status("part").process();
        first.find().orElseThrow().destroyForcibly();
        Waiting.until(
                "another process is ready",
                SOON,
                () -> status("part").phase() == Phase.READY
                        && !status("part").process().equals(first));

        assertThat(status("part").restarts()).isOne();
    }

    @Test
    void tellsOfAPartThatRunsAndDoesNotAnswerAnyMore() throws Exception {
        start(script("part", "touch part; exec sleep 100"));
        awaitPhase("part", Phase.READY);
        ProcessMark process = status("part").process();
        Files.delete(folder.resolve("part"));
        awaitPhase("part", Phase.SILENT);
        assertThat(status("part").note()).isEqualTo("answers with an error");
        Files.createFile(folder.resolve("part"));
        awaitPhase("part", Phase.READY);

        assertThat(status("part").process()).isEqualTo(process);
        assertThat(status("part").restarts()).isZero();
    }

    @Test
    void givesAPartUpThatNeverBecomesReadyAndSaysWhy() throws Exception {
        start(script("part", "echo tried >>tries; exit 3"), script("later", "touch later", "part"));
        awaitPhase("part", Phase.FAILED);

        assertThat(status("part").note()).isEqualTo("ended with code 3 before it was ready");
        assertThat(folder.resolve("tries")).hasContent("tried\ntried\ntried");
        assertThat(status("later").phase()).isEqualTo(Phase.WAITING);
    }

    @Test
    void endsPartsInTheReverseOrder() throws Exception {
        String script = "trap 'echo %1$s >>ends; exit' TERM; touch %1$s; while :; do sleep 0.05; done";
        start(script("first", script.formatted("first")), script("second", script.formatted("second"), "first"));
        awaitPhase("second", Phase.READY);
        supervisor.stop();

        assertThat(folder.resolve("ends")).hasContent("second\nfirst");
        assertThat(statuses).extracting(PartStatus::phase).containsOnly(Phase.DOWN);
    }

    @Test
    void endsWhatAPartStartedWhenThePartIsKilled() throws Exception {
        start(script("part", "sleep 100 & touch part; wait"));
        awaitPhase("part", Phase.READY);
        Waiting.until(
                "the offspring is seen", SOON, () -> !status("part").offspring().isEmpty());
        ProcessMark child = status("part").offspring().getFirst();
        process("part").destroyForcibly();

        Waiting.until("the offspring has ended", SOON, () -> !child.running());
    }

    @Test
    void leavesNothingBehind() throws Exception {
        start(script("part", "sleep 100 & sleep 100 & touch part; wait"));
        awaitPhase("part", Phase.READY);
        List<ProcessHandle> all = Processes.tree(process("part")).toList();
        supervisor.stop();

        assertThat(all).hasSizeGreaterThan(1).noneMatch(Processes::runs);
    }

    @Test
    void givesAPartItsOwnEnvironmentAndNothingElse() throws Exception {
        start(script("part", "env >environment; touch part; exec sleep 100"));
        awaitPhase("part", Phase.READY);

        assertThat(Files.readAllLines(folder.resolve("environment")))
                .contains("OWN=part")
                .allMatch(line -> line.matches("(OWN|PATH|PWD|SHLVL|_|OLDPWD)=.*"));
    }

    @Test
    void writesWhatAPartPrintsToItsLog() throws Exception {
        start(script("part", "echo out; echo err >&2; touch part; exec sleep 100"));
        awaitPhase("part", Phase.READY);

        assertThat(folder.resolve("part.log")).hasContent("out\nerr");
    }

    @Test
    void saysHowMuchMemoryAPartTakesWithWhatItStarted() throws Exception {
        start(script("part", "sleep 100 & touch part; wait"));
        awaitPhase("part", Phase.READY);
        Waiting.until("the memory is measured", SOON, () -> status("part").memoryBytes() > 0);

        assertThat(status("part").memoryBytes()).isLessThan(100L << 20);
        assertThat(status("part").memoryLimitBytes()).isEqualTo(1 << 20);
    }

    @Test
    void aServerOfSomebodyElsesIsWatchedAndNeverStarted() throws Exception {
        Path there = Files.createFile(folder.resolve("there"));
        start(
                Part.external("server", folder, answers(there), "elsewhere"),
                script("later", "touch later; exec sleep 100", "server"));
        awaitPhase("later", Phase.READY);
        assertThat(status("server").phase()).isEqualTo(Phase.EXTERNAL);
        Files.delete(there);
        awaitPhase("server", Phase.UNREACHABLE);
        assertThat(status("server").note()).isEqualTo("does not answer");
        assertThat(status("later").phase()).isEqualTo(Phase.READY);
        Files.createFile(there);
        awaitPhase("server", Phase.EXTERNAL);

        assertThat(status("server").process()).isNull();
        assertThat(folder.resolve("server.log")).doesNotExist();
    }

    @Test
    void aPartThatRefusesThePasswordSaysSo() throws Exception {
        start(new Script(folder).part("part", "exec sleep 100", pid -> {
            throw HouseException.because("refuses the password");
        }));
        awaitPhase("part", Phase.FAILED);

        assertThat(status("part").note()).isEqualTo("refuses the password");
    }

    private static Probe answers(Path file) {
        return pid -> {
            if (!Files.exists(file)) {
                throw new ConnectException();
            }
            return true;
        };
    }

    private Part script(String name, String script, String... after) {
        return new Script(folder).part(name, script, after);
    }

    private void start(Part... parts) {
        supervisor = new Supervisor(List.of(parts), folder, now -> statuses = now, QUICK);
        supervisor.start();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                supervisor.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitPhase(String part, Phase phase) throws Exception {
        Waiting.until(part + " is " + phase, SOON, () -> status(part).phase() == phase);
    }

    private PartStatus status(String part) {
        return statuses.stream()
                .filter(status -> status.name().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private ProcessHandle process(String part) {
        return status(part).process().find().orElseThrow();
    }
}
