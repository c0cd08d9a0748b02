package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.local.command.projects.Readiness;
import dev.hone.local.command.watch.Watching;
import dev.hone.stores.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone train}. */
@Command(
        name = "train",
        description =
                "Train a project on everything people have shown and said, and promote the model if it is better.",
        exitCodeList = {
            "0:the run ended well, whether or not the new model was the better one",
            "1:the run failed, or could not begin",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Ctrl-C leaves the run going and says how to follow it again and how to stop it.",
            "",
            "Examples:",
            "  hone train cells",
            "  hone train cells --watch --promote ask",
            "  hone train cells --epochs 5 --no-wait"
        })
final class TrainVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @ArgGroup(exclusive = false, heading = "%nFor this run, instead of what the project says:%n")
    private Wishes wishes = new Wishes();

    @ArgGroup
    private Another another = new Another();

    @Option(names = "--watch", description = "Show the figures of each epoch, too, as MLflow gets them.")
    private boolean watch;

    @Option(names = "--no-wait", description = "Return as soon as the run has begun.")
    private boolean noWait;

    /** How this run is to be. */
    static final class Wishes {
        @Option(names = "--epochs", paramLabel = "N", description = "How often the network sees all pictures.")
        private Integer epochs;

        @Option(names = "--batch-size", paramLabel = "N", description = "How many pictures it learns from at a time.")
        private Integer batchSize;

        @Option(names = "--learning-rate", paramLabel = "X", description = "How large its steps are.")
        private Double learningRate;

        @Option(names = "--strategy", paramLabel = "S", description = "How much learns: head, finetune or scratch.")
        private String strategy;

        @Option(
                names = "--start",
                paramLabel = "FROM",
                description =
                        "What it starts from: production, the version that is there; or anew, the project's learned"
                                + " weights, else nothing.")
        private String start;

        @Option(names = "--force", description = "Train, even on data that were judged already.")
        private boolean force;

        @Option(
                names = "--promote",
                paramLabel = "WHEN",
                description = "Whether a better version goes into production: yes, no or ask.")
        private String promote;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
        private String reason;

        Map<String, String> inputs() {
            Map<String, String> inputs = new LinkedHashMap<>();
            put(inputs, "epochs", epochs);
            put(inputs, "batchSize", batchSize);
            put(inputs, "learningRate", learningRate);
            put(inputs, "strategy", strategy == null ? null : strategy.toLowerCase(Locale.ROOT));
            put(inputs, "start", start == null ? null : start.toLowerCase(Locale.ROOT));
            put(inputs, "force", force ? "true" : null);
            put(inputs, "promote", promote == null ? null : promote.toLowerCase(Locale.ROOT));
            put(inputs, "reason", reason);
            inputs.put("requestedBy", System.getProperty("user.name"));
            return inputs;
        }

        private static void put(Map<String, String> inputs, String name, Object value) {
            if (value != null) {
                inputs.put(name, value.toString());
            }
        }
    }

    /** A run that is there already. */
    static final class Another {
        @Option(names = "--follow", paramLabel = "EXECUTION", description = "Start none, follow this one.")
        private String follow;

        @Option(names = "--stop", paramLabel = "EXECUTION", description = "Start none, end this one.")
        private String stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Lines lines = new Lines(spec);
        House house = hone.houseThatIsUp();
        if (another.stop != null) {
            TrainingRun.of(house, project, another.stop).stop();
            lines.line("execution %s is being ended; production stays as it is".formatted(another.stop));
            return 0;
        }
        TrainingRun run = run(house, lines);
        lines.line("execution " + run.id());
        if (!noWait) {
            follow(house, run, lines);
        }
        return 0;
    }

    private TrainingRun run(House house, Lines lines) {
        if (another.follow != null) {
            try (Ledger ledger = Ledger.open(house.connections().ledger())) {
                ledger.projects().named(project);
            }
            return TrainingRun.of(house, project, another.follow);
        }
        if (noWait && watch) {
            throw HouseException.because("--watch waits for the end of the run, --no-wait does not: give one of them");
        }
        new Readiness(house, lines::line).require(project);
        return TrainingRun.start(house, project, wishes.inputs());
    }

    private void follow(House house, TrainingRun run, Lines lines) throws InterruptedException {
        Thread leaving = new Thread(() -> {
            lines.line("");
            lines.line("The run goes on. ./hone train %1$s --follow %2$s follows it again, --stop %2$s ends it."
                    .formatted(project, run.id()));
        });
        Runtime.getRuntime().addShutdownHook(leaving);
        String outcome;
        try (Watching watching = watch ? Watching.of(house, project, run.id(), lines::line) : Watching.NOBODY) {
            outcome = run.follow(line -> {
                lines.line(line);
                watching.look();
            });
        } finally {
            Runtime.getRuntime().removeShutdownHook(leaving);
        }
        lines.line(outcome);
    }
}
