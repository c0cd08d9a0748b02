package dev.hone.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.serving.PictureFiles;
import dev.hone.local.command.serving.ServingHttp;
import dev.hone.local.command.serving.ServingHttp.Prediction;
import dev.hone.stores.json.Json;
import dev.hone.stores.sources.CsvLine;
import dev.hone.stores.transfers.Transfers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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
        footer = {
            "",
            "Examples:",
            "  hone predict cells my-cell.png",
            "  hone predict cells --json *.jpg",
            "  hone predict cells --csv slides/ > answers.csv"
        })
final class PredictVerb implements Callable<Integer> {
    private static final String ROW = "%-28s %-20s %10s %-8s %s";

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Pictures, or folders of pictures.")
    private List<Path> files;

    @ArgGroup
    private Form form = new Form();

    /** How the answers are printed. */
    private static final class Form {
        @Option(names = "--json", description = "Print one JSON object a line: the file, and the answer as it came.")
        private boolean json;

        @Option(names = "--csv", description = "Print a table as spreadsheets read it, refused pictures included.")
        private boolean csv;
    }

    /** What came of one picture: an answer, or why there is none. */
    private record Answered(Path file, Prediction answer, String refusal) {}

    @Override
    public Integer call() {
        List<Path> pictures = PictureFiles.under(files);
        ServingHttp serving = new ServingHttp(hone.houseThatIsUp());
        serving.requireAnswer();
        Lines lines = new Lines(spec);
        // where the answers are not seen as they come, a bar beside them tells how far it is
        ProgressBar bar = ProgressBar.beside(spec, "pictures");
        Tally tally = new Tally();
        Transfers.map(pictures.iterator(), file -> ask(serving, file), answered -> {
            tell(lines, bar, answered, tally);
            bar.at(tally.done, (double) tally.done / pictures.size());
        });
        bar.end();
        return tally.refused == 0 ? 0 : spec.exitCodeOnExecutionException();
    }

    /** How many there were. */
    private static final class Tally {
        private int done;
        private int refused;
        private boolean headed;
    }

    /** One bad picture keeps no other from being asked about. */
    private Answered ask(ServingHttp serving, Path file) {
        try {
            return new Answered(file, serving.predict(project, file), null);
        } catch (HouseException e) {
            return new Answered(file, null, e.getMessage());
        }
    }

    private void tell(Lines lines, ProgressBar bar, Answered answered, Tally tally) {
        tally.done++;
        if (answered.refusal() != null) {
            tally.refused++;
            bar.end();
            ErrorLine.print(
                    spec.commandLine(), "%s: %s".formatted(answered.file().getFileName(), answered.refusal()));
        }
        if (!tally.headed && (form.csv || answered.answer() != null)) {
            head(lines);
            tally.headed = true;
        }
        if (form.csv) {
            lines.line(csv(answered));
        } else if (answered.answer() != null) {
            lines.line(form.json ? json(answered) : row(answered));
        }
    }

    private void head(Lines lines) {
        if (form.csv) {
            lines.line(CsvLine.of("file", "class", "confidence", "version", "prediction", "refused"));
        } else if (!form.json) {
            lines.line(ROW.formatted("FILE", "CLASS", "CONFIDENCE", "VERSION", "PREDICTION"));
        }
    }

    private static String csv(Answered answered) {
        Prediction answer = answered.answer();
        return answer == null
                ? CsvLine.of(answered.file().toString(), "", "", "", "", answered.refusal())
                : CsvLine.of(
                        answered.file().toString(),
                        answer.predictedClass(),
                        String.format(Locale.ROOT, "%.6f", answer.confidence()),
                        answer.modelVersion(),
                        answer.id(),
                        "");
    }

    private static String json(Answered answered) {
        ObjectNode named = (ObjectNode) Json.tree("{}");
        named.put("file", answered.file().toString());
        named.setAll((ObjectNode) Json.tree(answered.answer().json()));
        return named.toString();
    }

    private static String row(Answered answered) {
        Prediction answer = answered.answer();
        return ROW.formatted(
                answered.file().getFileName(),
                answer.predictedClass(),
                "%.1f %%".formatted(100 * answer.confidence()),
                "v" + answer.modelVersion(),
                answer.id());
    }
}
