package dev.hone.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hone classifier train}: a training in a process of its own, told by events on standard output.
 *
 * <p>Ends at once on SIGTERM, and when the process that started it is gone.
 */
@Command(
        name = "train",
        description = {
            "Train a network as WORK/order.json says, on the prepared pictures in WORK/shards/.",
            "Leaves WORK/bundle/, a network that is ready to be asked, and WORK/report.json, how it went. Progress is"
                    + " told on standard output, one JSON object a line, the log on standard error."
        },
        exitCodeList = {
            "0:the bundle and the report are there",
            "1:they are not; a line, and the last event, say why",
            "2:the command was not understood",
            "143:it was ended from outside, or the process that started it is gone"
        },
        footer = {
            "",
            "Example: hone classifier train work/",
            "docs/classifier.md says what order.json holds and how shards are laid out."
        })
final class TrainVerb implements Callable<Integer> {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int TERMINATED = 128 + 15;

    /** What the process ends with; a signal finds it as it is here. */
    private static volatile int exit = TERMINATED;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORK", description = "The working directory.")
    private Path work;

    @Override
    public Integer call() {
        EventLines events = EventLines.takeStandardOutput();
        // an orderly end would run libtorch's destructors under the feet of its threads
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(exit), "end"));
        ProcessHandle.current().parent().ifPresent(TrainVerb::endWith);
        exit = run(events);
        return exit;
    }

    /** A worker that was killed has nobody's result to wait for. */
    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(TERMINATED);
        });
    }

    private int run(EventLines events) {
        try {
            TrainingReport report = TrainingRun.run(work, events);
            events.tell(new Event.Finished(TrainingRun.BUNDLE, report.bestEpoch(), report.seconds()));
            return SUCCESS;
        } catch (Throwable failure) {
            CommandLine line = spec.commandLine();
            events.tell(new Event.Failed(ErrorLine.message(failure)));
            ErrorLine.print(line, failure);
            return FAILURE;
        }
    }
}
