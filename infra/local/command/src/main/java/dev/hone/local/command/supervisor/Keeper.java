package dev.hone.local.command.supervisor;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one part running, on a thread of its own, until it is told to end it. */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** A busy machine makes anything late once. */
    private static final int MOST_SILENCES = 3;

    private final Part part;
    private final Path log;
    private final Backoff backoff;
    private final Runnable changed;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile PartStatus status;
    private Process process;

    Keeper(Part part, Path log, Backoff backoff, Runnable changed) {
        this.part = part;
        this.log = log;
        this.backoff = backoff;
        this.changed = changed;
        this.status = PartStatus.waiting(part);
    }

    Part part() {
        return part;
    }

    PartStatus status() {
        return status;
    }

    /** Waits until the part was ready once; false when that will not be. */
    boolean awaitReady() throws InterruptedException {
        while (!ready.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isStopping() || status.phase() == Phase.FAILED) {
                return false;
            }
        }
        return true;
    }

    void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** Starts the part, and starts it again, until {@link #stop}. */
    void keep() throws InterruptedException {
        if (part.isExternal()) {
            watch();
        } else {
            restart();
        }
    }

    private void watch() throws InterruptedException {
        while (!isStopping()) {
            String trouble = trouble(0);
            Phase next = trouble == null ? Phase.EXTERNAL : Phase.UNREACHABLE;
            if (status.phase() != next) {
                LOG.info("{} is {}", part.name(), next.word());
                become(now -> now.at(next, null, trouble));
            }
            if (trouble == null) {
                ready.countDown();
            }
            stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until the program ends, and tells meanwhile whether it answers: it may hang without dying. */
    private void lookAfter(Process current) throws InterruptedException {
        int silences = 0;
        while (!current.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            String trouble = isStopping() ? null : trouble(current.pid());
            silences = trouble == null ? 0 : silences + 1;
            if (trouble == null && status.phase() == Phase.SILENT) {
                LOG.info("{} answers again", part.name());
                become(now -> now.at(Phase.READY, now.process(), null));
            } else if (silences >= MOST_SILENCES && status.phase() == Phase.READY) {
                LOG.warn("{} {}", part.name(), trouble);
                become(now -> now.at(Phase.SILENT, now.process(), trouble));
            }
        }
    }

    /** Why a program or a server is of no use at the moment; null when it is. */
    private String trouble(long pid) throws InterruptedException {
        try {
            return part.probe().ready(pid) ? null : "answers with an error";
        } catch (IOException e) {
            return "does not answer";
        } catch (HouseException e) {
            return e.getMessage();
        }
    }

    private void restart() throws InterruptedException {
        int deaths = 0;
        while (!isStopping()) {
            Instant start = Instant.now();
            String death = live();
            if (isStopping()) {
                return;
            }
            boolean settled = Duration.between(start, Instant.now()).compareTo(backoff.settled()) > 0;
            deaths = settled ? 1 : deaths + 1;
            LOG.warn("{} {}", part.name(), death);
            if (ready.getCount() > 0 && deaths >= backoff.attempts()) {
                become(now -> now.at(Phase.FAILED, null, death));
                return;
            }
            become(now -> now.at(Phase.RESTARTING, null, death).restarted());
            stopping.await(backoff.after(deaths).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the part and everything it started, by force when the time is over; returns when all that is gone. */
    void stop(Duration patience) {
        Process current;
        synchronized (this) {
            stopping.countDown();
            current = process;
        }
        if (current != null) {
            end(current, patience);
        }
        become(now -> now.phase() == Phase.FAILED ? now : now.at(Phase.DOWN, null, null));
        stopped.countDown();
    }

    /** Looks what the part has started itself, so that it can be ended even when the part is gone. */
    void lookAtOffspring() {
        PartStatus seen = status;
        if (seen.process() == null) {
            return;
        }
        Stream<ProcessMark> started = seen.process().find().stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessMark::of)
                .flatMap(Optional::stream);
        List<ProcessMark> offspring = Stream.concat(seen.offspring().stream().filter(ProcessMark::running), started)
                .distinct()
                .toList();
        if (!offspring.equals(seen.offspring())) {
            become(now -> seen.process().equals(now.process()) ? now.with(offspring, now.memoryBytes()) : now);
        }
    }

    /** Looks how much memory the part takes; whoever asks for that writes the state down. */
    void measure() {
        PartStatus seen = status;
        if (seen.process() == null) {
            return;
        }
        long bytes = MemoryUse.of(Stream.concat(Stream.of(seen.process()), seen.offspring().stream())
                .filter(ProcessMark::running)
                .map(ProcessMark::pid)
                .toList());
        synchronized (this) {
            if (seen.process().equals(status.process())) {
                status = status.with(status.offspring(), bytes);
            }
        }
    }

    /** Keeps the log from filling the disk. */
    void rotateLog() {
        try {
            new LogFile(log).rotateInUse();
        } catch (IOException e) {
            LOG.warn("{} cannot be rotated: {}", log, e.toString());
        }
    }

    /** One life of the part, from its start to its death; says how it died. */
    private String live() throws InterruptedException {
        Instant start = Instant.now();
        Optional<Process> launched;
        try {
            part.tidying().run();
            launched = launch();
        } catch (IOException | RuntimeException e) {
            return "cannot be started: " + e.getMessage();
        }
        if (launched.isEmpty()) {
            return "is not wanted any more";
        }
        Process current = launched.get();
        boolean wasReady;
        try {
            wasReady = awaitProbe(current, start.plus(part.patience()));
        } catch (HouseException e) {
            end(current, GRACE);
            return e.getMessage();
        }
        if (wasReady) {
            long millis = Duration.between(start, Instant.now()).toMillis();
            LOG.info("{} is ready after {} ms, pid {}", part.name(), millis, current.pid());
            become(now -> now.readyAfter(millis));
            ready.countDown();
            lookAfter(current);
        }
        String death = current.isAlive()
                ? "was not ready within %d s".formatted(part.patience().toSeconds())
                : "ended with code %d%s".formatted(current.exitValue(), wasReady ? "" : " before it was ready");
        if (!isStopping()) {
            end(current, GRACE);
        }
        return death;
    }

    private synchronized Optional<Process> launch() throws IOException {
        if (isStopping()) {
            return Optional.empty();
        }
        new LogFile(log).rotate();
        ProcessBuilder builder = new ProcessBuilder(part.command())
                .directory(part.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(part.environment());
        process = builder.start();
        ProcessMark mark = ProcessMark.of(process.toHandle()).orElse(null);
        become(now -> now.at(Phase.STARTING, mark, null));
        return Optional.of(process);
    }

    private boolean awaitProbe(Process current, Instant deadline) throws InterruptedException {
        while (current.isAlive() && !isStopping() && Instant.now().isBefore(deadline)) {
            try {
                if (part.probe().ready(current.pid())) {
                    return true;
                }
            } catch (IOException e) {
                LOG.debug("{} is not ready: {}", part.name(), e.toString());
            }
            stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private void end(Process current, Duration patience) {
        List<ProcessHandle> offspring = status.offspring().stream()
                .map(ProcessMark::find)
                .flatMap(Optional::stream)
                .toList();
        Processes.end(List.of(current.toHandle()), part.farewell(), patience);
        Processes.end(offspring, Part.Farewell.TERMINATE, patience);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private synchronized void become(UnaryOperator<PartStatus> change) {
        if (status.phase() != Phase.DOWN) {
            status = change.apply(status);
            changed.run();
        }
    }
}
