package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.ExternalServers;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.parts.HouseParts;
import dev.hone.local.command.supervisor.HouseReport.PartReport;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.Leftovers;
import dev.hone.local.command.supervisor.LogFile;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import dev.hone.local.command.supervisor.StateFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings the parts of a house up and returns when all do their work. */
public final class Startup {
    /** There is nothing to be gained by waiting for what was given up, or for somebody else's server. */
    private static final Set<Phase> HOPELESS = Set.of(Phase.FAILED, Phase.UNREACHABLE);

    private static final Duration POLL = Duration.ofMillis(100);

    private final House house;
    private final StateFile file;
    private final Progress progress;

    /** Of a house. */
    public Startup(House house, Progress progress) {
        this.house = house;
        this.file = new StateFile(house.state());
        this.progress = progress;
    }

    /**
     * Starts what is not running, and waits for it.
     *
     * @param asked servers that are to be used instead of parts of the house, or no longer, as a person has written it
     * @return false when all was up already
     * @throws HouseException when a part does not come up; then none is left running
     */
    public boolean run(Map<Server, String> asked) throws InterruptedException {
        Optional<HouseState> before = file.read();
        Map<Server, String> servers = house.external().resolve(asked);
        if (before.filter(HouseState::supervised).isPresent()) {
            if (!servers.equals(house.external().addresses())) {
                throw HouseException.because("the house is up, with other servers: run ./hone down first");
            }
            if (before.get().ready()) {
                return false;
            }
            progress.step("the house is coming up already");
            awaitReady(Optional.empty());
            return true;
        }
        house.create();
        DiskCheck.run(house);
        before.map(Leftovers::end)
                .filter(ended -> !ended.isEmpty())
                .ifPresent(ended -> progress.step("ended what was left over: " + String.join(", ", ended)));
        house.external().keep(servers, new ExternalCheck(house)::run);
        servers.forEach((server, address) -> progress.step("%-9s is the one at %s (%s %s takes the house's own again)"
                .formatted(server.part(), address, server.option(), ExternalServers.EMBEDDED)));
        PortCheck.run(house);
        HouseParts.prepare(house, progress::step);
        file.write(new HouseState(house.ports().base(), null, List.of()));
        awaitReady(Optional.of(launch()));
        return true;
    }

    private Process launch() {
        Path log = house.log("supervisor");
        try {
            new LogFile(log).rotate();
        } catch (IOException e) {
            throw HouseException.unusable(log, e);
        }
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
            Optional<PartStatus> hopeless = state.flatMap(now -> now.hopeless(HOPELESS));
            if (hopeless.isPresent()) {
                if (supervisor.isPresent()) {
                    new Shutdown(house).run();
                }
                throw trouble(hopeless.get());
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

    private HouseException trouble(PartStatus part) {
        return HouseException.because(
                part.phase() == Phase.UNREACHABLE
                        ? "%s at %s %s".formatted(part.name(), part.address(), part.note())
                        : "%s did not start (it %s): see %s"
                                .formatted(part.name(), part.note(), house.log(part.name())));
    }

    private void tell(HouseState state, Set<String> told) {
        state.parts().stream()
                .filter(part -> part.ready() && told.add(part.name()))
                .map(PartReport::of)
                .forEach(progress::ready);
    }
}
