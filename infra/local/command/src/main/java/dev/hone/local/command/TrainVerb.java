package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.local.command.kestra.TrainingRun.Conclusion;
import dev.hone.local.command.models.VerdictPages;
import dev.hone.local.command.projects.Readiness;
import dev.hone.local.command.watch.Watching;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "Ctrl-C leaves the run going and says how to follow it again and how to stop it. A Kestra that is away, as one",
            "that is started again, is waited for; after two minutes the same is said.",
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
        refuseWhatDoesNotGoTogether();
        Lines lines = new Lines(spec);
        House house = hone.houseThatIsUp();
        if (another.stop != null) {
            lines.line(stop(house));
            return 0;
        }
        TrainingRun run = run(house, lines);
        lines.line("execution " + run.id());
        if (!noWait) {
            follow(house, run, lines);
        }
        return 0;
    }

    /** Somebody who wishes for something must not think that they got it. */
    private void refuseWhatDoesNotGoTogether() {
        if (noWait && watch) {
            throw misunderstood("--watch waits for the end of the run, --no-wait does not: give one of them");
        }
        if (another.stop != null) {
            refuseBeside("--stop", "ends a run", Set.of());
        } else if (another.follow != null) {
            refuseBeside("--follow", "goes on with a run as it is", Set.of("--watch"));
        }
    }

    private void refuseBeside(String option, String does, Set<String> allowed) {
        List<String> others = spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(given -> !given.inherited())
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals(option) && !allowed.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw misunderstood(
                    "%s %s: it does not go together with %s".formatted(option, does, String.join(", ", others)));
        }
    }

    private ParameterException misunderstood(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private String stop(House house) {
        return TrainingRun.of(house, project, another.stop).stop()
                ? "execution %s is being ended; ./hone models %s shows what is in production"
                        .formatted(another.stop, project)
                : "execution %s has ended already".formatted(another.stop);
    }

    private TrainingRun run(House house, Lines lines) {
        if (another.follow != null) {
            return TrainingRun.of(house, project, another.follow);
        }
        new Readiness(house, lines::line).require(project);
        return TrainingRun.start(house, project, wishes.inputs());
    }

    private void follow(House house, TrainingRun run, Lines lines) throws InterruptedException {
        Conclusion conclusion;
        try (Leaving leaving = new Leaving(lines::line, run.leaving());
                Watching watching = watch ? Watching.of(house, project, run.id(), lines::line) : Watching.NOBODY) {
            conclusion = run.follow(line -> {
                lines.line(line);
                watching.look();
            });
        }
        lines.line(conclusion.words());
        conclusion
                .version()
                .flatMap(version -> new VerdictPages(house).of(project, version))
                .ifPresent(page -> lines.line("The verdict is at " + page));
    }
}
