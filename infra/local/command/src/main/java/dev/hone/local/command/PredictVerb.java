package dev.hone.local.command;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.serving.ServingHttp;
import dev.hone.local.command.serving.ServingHttp.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone predict}. */
@Command(
        name = "predict",
        description = "Ask the model in production what pictures show.",
        exitCodeList = {
            "0:every picture was answered",
            "1:at least one was not; a line each says why",
            "2:the command was not understood"
        },
        footer = {"", "Examples:", "  hone predict cells my-cell.png", "  hone predict cells --json *.jpg"})
final class PredictVerb implements Callable<Integer> {
    private static final String ROW = "%-28s %-20s %10s %-8s %s";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Pictures.")
    private List<Path> files;

    @Option(names = "--json", description = "Print each answer as it came, one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        ServingHttp serving = new ServingHttp(hone.houseThatIsUp());
        serving.requireAnswer();
        Lines lines = new Lines(spec);
        boolean headed = json;
        int refused = 0;
        for (Path file : files) {
            try {
                Prediction answer = serving.predict(project, file);
                if (!headed) {
                    lines.line(ROW.formatted("FILE", "CLASS", "CONFIDENCE", "VERSION", "PREDICTION"));
                    headed = true;
                }
                lines.line(json ? answer.json() : row(file, answer));
            } catch (HouseException e) {
                // one bad picture keeps no other from being asked about
                ErrorLine.print(spec.commandLine(), "%s: %s".formatted(file.getFileName(), e.getMessage()));
                refused++;
            }
        }
        return refused == 0 ? 0 : spec.exitCodeOnExecutionException();
    }

    private static String row(Path file, Prediction answer) {
        return ROW.formatted(
                file.getFileName(),
                answer.predictedClass(),
                "%.1f %%".formatted(100 * answer.confidence()),
                "v" + answer.modelVersion(),
                answer.id());
    }
}
