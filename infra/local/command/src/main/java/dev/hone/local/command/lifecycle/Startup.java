package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.parts.HouseParts;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.Leftovers;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import dev.hone.local.command.supervisor.StateFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Brings the parts of a house up and returns when all do their work. */
public final class Startup {
    private static final Duration POLL = Duration.ofMillis(100);

    private final House house;
    private final StateFile file;
    private final Consumer<String> progress;

    /** Of a house; progress hears a line of each step. */
    public Startup(House house, Consumer<String> progress) {
        this.house = house;
        this.file = new StateFile(house.state());
        this.progress = progress;
    }

    /**
     * Starts what is not running, and waits for it.
     *
     * @return false when all was up already
     * @throws HouseException when a part does not come up; then none is left running
     */
    public boolean run() throws InterruptedException {
        Optional<HouseState> before = file.read();
        if (before.filter(HouseState::supervised).isPresent()) {
            if (before.get().ready()) {
                return false;
            }
            progress.accept("the house is coming up already");
            awaitReady(Optional.empty());
            return true;
        }
        before.map(Leftovers::end)
                .filter(ended -> !ended.isEmpty())
                .ifPresent(ended -> progress.accept("ended what was left over: " + String.join(", ", ended)));
        PortCheck.run(house.ports());
        HouseParts.prepare(house, progress);
        file.write(new HouseState(house.ports().base(), null, List.of()));
        awaitReady(Optional.of(launch()));
        return true;
    }

    private Process launch() {
        Path log = house.log("supervisor");
        List<String> command = Detached.command(
                HouseParts.supervisor(house), house.environment().getOrDefault("PATH", ""));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(house.home().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("HONE_HOME", house.home().toString());
        builder.environment()
                .put("HONE_PORT_BASE", Integer.toString(house.ports().base()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw HouseException.because("the supervisor could not be started: " + e.getMessage(), e);
        }
    }

    private void awaitReady(Optional<Process> supervisor) throws InterruptedException {
        Set<String> told = new HashSet<>();
        while (true) {
            Optional<HouseState> state = file.read().filter(HouseState::supervised);
            state.ifPresent(now -> tell(now, told));
            Optional<PartStatus> failed = state.flatMap(HouseState::failed);
            if (failed.isPresent()) {
                new Shutdown(house).run();
                throw HouseException.because("%s did not start (it %s): see %s"
                        .formatted(
                                failed.get().name(),
                                failed.get().note(),
                                house.log(failed.get().name())));
            }
            if (state.filter(HouseState::ready).isPresent()) {
                return;
            }
            boolean gone = supervisor.map(process -> !process.isAlive()).orElse(state.isEmpty());
            if (gone && file.read().filter(HouseState::supervised).isEmpty()) {
                throw HouseException.because("the supervisor ended: see " + house.log("supervisor"));
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private void tell(HouseState state, Set<String> told) {
        state.parts().stream()
                .filter(part -> part.phase() == Phase.READY && told.add(part.name()))
                .forEach(part -> progress.accept("%-9s ready in %4.1f s   %s"
                        .formatted(part.name(), part.startMillis() / 1000.0, part.address())));
    }
}
