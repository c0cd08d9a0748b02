package dev.hone.training;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells every few seconds how busy the machine is and how much memory the training holds. */
final class MachineWatch implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Path STATUS = Path.of("/proc/self/status");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long start = System.nanoTime();
    private final EventLines events;
    private final Thread thread;

    private MachineWatch(EventLines events) {
        this.events = events;
        this.thread = Thread.ofPlatform().daemon().name("machine").unstarted(this::watch);
    }

    static MachineWatch start(EventLines events) {
        MachineWatch watch = new MachineWatch(events);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        system.getCpuLoad(); // the load since the last question is what the next one tells
        try {
            Thread.sleep(FIRST);
            while (true) {
                tell();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException closed) {
            // nothing is left to be told
        }
    }

    private void tell() {
        double load = system.getCpuLoad();
        if (load >= 0) {
            events.tell(new Event.Machine(100 * load, resident().orElse(null), (System.nanoTime() - start) / 1e9));
        }
    }

    /** In megabytes; only Linux says so without being asked by a program of its own. */
    private static Optional<Long> resident() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
