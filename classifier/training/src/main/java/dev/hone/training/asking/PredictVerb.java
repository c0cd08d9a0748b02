package dev.hone.training.asking;

import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone classifier predict}. */
@Command(
        name = "predict",
        description = "Ask a bundle what pictures show. Reads the bundle and the pictures, and leaves nothing behind.",
        exitCodeList = {
            "0:every picture was answered",
            "1:at least one was not, a line each says why; or the bundle cannot be used",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  hone classifier predict --bundle work/bundle my-cell.png",
            "  hone classifier predict --bundle work/bundle --json photos/ | jq .predicted_class"
        })
public final class PredictVerb implements Callable<Integer> {
    /** So many are answered side by side before their lines are printed. */
    private static final int ROUND = 64;

    private static final int SHOWN = 3;
    private static final int WIDEST = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--bundle", required = true, paramLabel = "DIR", description = "The bundle to ask.")
    private Path bundle;

    @Parameters(
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Pictures, and folders of pictures with all that is in them.")
    private List<Path> pictures;

    @Option(names = "--json", description = "Print one JSON object a line, refused pictures included.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files = PictureFiles.find(pictures);
        PrintWriter out = spec.commandLine().getOut();
        int width = files.stream()
                .mapToInt(
                        file -> Math.max("FILE".length(), tail(file.toString()).length()))
                .max()
                .orElseThrow(() -> UnreadableFileException.nothing(pictures));
        int refused = 0;
        try (Classifier classifier = Classifier.load(Bundle.open(bundle))) {
            if (!json) {
                out.println(row(width, "FILE", "CLASS", "CONFIDENCE", "NEXT"));
            }
            for (int from = 0; from < files.size() && !out.checkError(); from += ROUND) {
                List<Prediction> round = files.subList(from, Math.min(from + ROUND, files.size())).parallelStream()
                        .map(file -> Prediction.of(file, classifier))
                        .toList();
                round.forEach(prediction -> tell(prediction, width));
                refused += (int) round.stream().filter(one -> !one.isAnswer()).count();
            }
            out.flush();
        }
        return refused == 0 ? 0 : spec.exitCodeOnExecutionException();
    }

    private void tell(Prediction prediction, int width) {
        if (json) {
            spec.commandLine().getOut().println(AnswersJson.line(prediction));
        } else if (prediction.isAnswer()) {
            spec.commandLine().getOut().println(row(prediction, width));
        } else {
            PrintWriter err = spec.commandLine().getErr();
            err.println("%s: %s (%s)".formatted(prediction.file(), prediction.message(), prediction.refused()));
            err.flush();
        }
    }

    private static String row(Prediction prediction, int width) {
        String next = prediction.classes().stream()
                .skip(1)
                .limit(SHOWN)
                .map(share -> share.label() + " " + percent(share.probability()))
                .collect(Collectors.joining(", "));
        return row(width, tail(prediction.file()), prediction.label(), percent(prediction.confidence()), next);
    }

    private static String row(int width, String... cells) {
        return ("%-" + width + "s  %-20s %10s   %s").formatted((Object[]) cells);
    }

    /** Of a long path its end says more than its beginning. */
    private static String tail(String file) {
        return file.length() <= WIDEST ? file : "..." + file.substring(file.length() - WIDEST + "...".length());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
