package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.TrainingRun;
import dev.hone.stores.ledger.Ledger;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
        footer = {"", "Examples:", "  hone train cells", "  hone train cells --epochs 5 --no-wait"})
final class TrainVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often the network sees all pictures; the project says how often if you do not.")
    private Integer epochs;

    @Option(names = "--no-wait", description = "Return as soon as the run has begun.")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        Lines lines = new Lines(spec);
        House house = hone.houseThatIsUp();
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            ledger.projects().named(project);
        }
        TrainingRun run =
                TrainingRun.start(house, project, epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs));
        lines.line("execution " + run.id());
        if (!noWait) {
            lines.line(run.follow(lines::line));
        }
        return 0;
    }
}
