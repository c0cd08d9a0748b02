package dev.hone.local.command.supervisor;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The supervisor of a house as a program: one at a time, writes the state file, ends on SIGTERM with all its parts. */
public final class Supervision {
    private final House house;
    private final StateFile file;

    /** Of this house. */
    public Supervision(House house) {
        this.house = house;
        this.file = new StateFile(house.state());
    }

    /**
     * Keeps the parts until this process is asked to end.
     *
     * @throws HouseException when the house has a supervisor already
     */
    public void keep(List<Part> parts) throws InterruptedException {
        Path lock = house.run().resolve("supervisor.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw HouseException.because("the house is up already");
            }
            supervise(parts);
        } catch (IOException e) {
            throw HouseException.unusable(lock, e);
        }
    }

    private void supervise(List<Part> parts) throws InterruptedException {
        ProcessMark own = ProcessMark.own();
        int base = house.ports().base();
        Supervisor supervisor =
                new Supervisor(parts, house.logs(), statuses -> file.write(new HouseState(base, own, statuses)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                supervisor.stop();
                file.write(new HouseState(base, null, List.of()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        supervisor.start();
        supervisor.await();
    }
}
