package dev.hone.training;

import dev.hone.model.BadOrderException;
import dev.hone.model.BundleRefusedException;
import dev.hone.training.trainer.DivergedException;
import dev.hone.training.trainer.UntrainableException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code java ... dev.hone.training.Main <work>}.
 *
 * <p>Events go to standard output, logs to standard error. Exit code 0: {@code <work>/bundle} and
 * {@code <work>/report.json} are there. Exit code 1: they are not, and the last event says why. Ends at once on
 * SIGTERM, and when the process that started it is gone, with exit code 143.
 *
 * <p>libtorch is unpacked once (430 MB) to the folder that the environment variable DJL_CACHE_DIR names. Start the
 * process with OMP_WAIT_POLICY=PASSIVE: libtorch's threads otherwise spin while they wait for each other, and on a
 * machine that others use, too, a training takes three times as long. Only the environment can say so: libgomp reads
 * it as it is loaded.
 */
public final class Main {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int TERMINATED = 128 + 15;

    /** What the process ends with; a signal finds it as it is here. */
    private static volatile int exit = TERMINATED;

    private Main() {}

    public static void main(String[] arguments) {
        EventLines events = EventLines.takeStandardOutput();
        // an orderly end would run libtorch's destructors under the feet of its threads
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(exit), "end"));
        ProcessHandle.current().parent().ifPresent(Main::endWith);
        exit = run(List.of(arguments), events);
        System.exit(exit);
    }

    /** A worker that was killed has nobody's result to wait for. */
    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(TERMINATED);
        });
    }

    private static int run(List<String> arguments, EventLines events) {
        try {
            if (arguments.size() != 1) {
                throw TrainingRefusedException.wrongArguments(arguments);
            }
            TrainingReport report = TrainingRun.run(Path.of(arguments.getFirst()), events);
            events.tell(new Event.Finished(TrainingRun.BUNDLE, report.bestEpoch(), report.seconds()));
            return SUCCESS;
        } catch (BadOrderException
                | TrainingRefusedException
                | UntrainableException
                | DivergedException
                | LogitsDifferException
                | BundleRefusedException expected) {
            events.tell(new Event.Failed(expected.getMessage()));
            return FAILURE;
        } catch (Throwable unexpected) {
            logger().error("the training ended unexpectedly", unexpected);
            events.tell(new Event.Failed(unexpected.toString()));
            return FAILURE;
        }
    }

    /** Made late: a logger made with the class would keep the standard output it found. */
    private static Logger logger() {
        return LoggerFactory.getLogger(Main.class);
    }
}
