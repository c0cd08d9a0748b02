package dev.hone.local.command.lifecycle;

import dev.hone.local.command.house.House;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.Leftovers;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.local.command.supervisor.StateFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends everything that runs in a house and returns when it is gone. */
public final class Shutdown {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final StateFile file;

    /** Of a house. */
    public Shutdown(House house) {
        this.file = new StateFile(house.state());
    }

    /** Ends it; false when nothing was running. */
    public boolean run() throws InterruptedException {
        Optional<HouseState> before = file.read();
        if (before.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> supervisor =
                Optional.ofNullable(before.get().supervisor()).flatMap(ProcessMark::find);
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        List<String> left = Leftovers.end(file.read().orElse(before.get()));
        file.write(new HouseState(before.get().portBase(), null, List.of()));
        return supervisor.isPresent() || !left.isEmpty();
    }

    private static void end(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            supervisor.destroyForcibly();
        }
    }
}
