package dev.hone.local.command.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LeftoversTest {
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void endsTheProcessesThatAreRecorded() throws Exception {
        Process program = sleep();
        Process offspring = sleep();
        HouseState state = state(part("part", mark(program), List.of(mark(offspring))));

        assertThat(Leftovers.end(state)).containsExactly("part");
        assertThat(program.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(offspring.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesAProcessAloneThatGotTheNumberLater() throws IOException {
        Process stranger = sleep();
        ProcessMark before =
                new ProcessMark(stranger.pid(), mark(stranger).started().minus(Duration.ofMinutes(5)));

        assertThat(Leftovers.end(state(part("part", before, List.of(before))))).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void findsNothingWhereAllHasEnded() throws Exception {
        Process program = sleep();
        ProcessMark mark = mark(program);
        program.destroyForcibly().waitFor();

        assertThat(Leftovers.end(state(part("part", mark, List.of())))).isEmpty();
    }

    /** Its ports are open until then. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a process is not told by its threads")
    void takesAProcessForRunningUntilTheLastOfItsThreadsIsGone() throws Exception {
        Process process = new ProcessBuilder("python3", "-c", """
                import ctypes, threading, time
                threading.Thread(target=time.sleep, args=(100,)).start()
                ctypes.CDLL(None).pthread_exit(None)
                """).start();
        started.add(process);
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        Waiting.until(
                "its first thread is gone",
                Duration.ofSeconds(20),
                () -> Files.readString(stat).contains(") Z "));

        assertThat(Processes.runs(process.toHandle())).isTrue();
        assertThat(Leftovers.end(state(part("part", mark(process), List.of())))).containsExactly("part");
        assertThat(Processes.runs(process.toHandle())).isFalse();
    }

    private Process sleep() throws IOException {
        Process process = new ProcessBuilder("sleep", "100").start();
        started.add(process);
        return process;
    }

    private static ProcessMark mark(Process process) {
        return ProcessMark.of(process.toHandle()).orElseThrow();
    }

    private static PartStatus part(String name, ProcessMark program, List<ProcessMark> offspring) {
        return new PartStatus(name, Phase.READY, program, offspring, Instant.now(), 1, 0, null, "nowhere", 0, 0);
    }

    private static HouseState state(PartStatus... parts) {
        return new HouseState(7400, null, List.of(parts));
    }
}
