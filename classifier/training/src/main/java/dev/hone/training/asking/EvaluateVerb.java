package dev.hone.training.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.model.Bundle;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.report.LearningEpoch;
import dev.hone.model.report.Report;
import dev.hone.model.report.ReportFolder;
import dev.hone.model.report.Subject;
import dev.hone.training.shards.Shards;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone classifier evaluate}. */
@Command(
        name = "evaluate",
        description = {
            "Measure a bundle on the test pictures of WORK/order.json, as they are prepared in WORK/shards/.",
            "Leaves WORK/evaluation/ with evaluation.json (the figures, and the comparison), report.html (a page for"
                    + " people, with report.json) and thumbnails/ of the worst mistakes."
        },
        exitCodeList = {
            "0:the evaluation is there, whatever it says",
            "1:it is not; a line says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  hone classifier evaluate work/",
            "  hone classifier evaluate work/ --against production/bundle",
            "docs/classifier.md says what lies where."
        })
public final class EvaluateVerb implements Callable<Integer> {
    private static final String BUNDLE = "bundle";
    private static final String FOLDER = "evaluation";
    private static final String FILE = "evaluation.json";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORK", description = "The working directory.")
    private Path work;

    @Option(names = "--bundle", paramLabel = "DIR", description = "The bundle; WORK/bundle unless another is named.")
    private Path bundle;

    @Option(names = "--against", paramLabel = "DIR", description = "A second bundle, to compare the first with.")
    private Path against;

    @Option(
            names = "--split",
            defaultValue = "TEST",
            paramLabel = "SPLIT",
            description = "Which pictures: train, validation, test or judged; test unless you say otherwise.")
    private Split split;

    @Option(names = "--json", description = "Print what evaluation.json says, in one line.")
    private boolean json;

    @Override
    public Integer call() {
        TrainingOrder order = TrainingOrder.read(work);
        List<Bundle> bundles = new ArrayList<>();
        bundles.add(Bundle.open(bundle == null ? work.resolve(BUNDLE) : bundle));
        if (against != null) {
            bundles.add(Bundle.open(against));
        }
        Shards shards = Shards.of(work);
        Asked asked = Asked.of(order, split, shards, bundles);
        Evaluation evaluation = Evaluation.of(order.manifest(), split, bundles, asked);
        Path folder = work.resolve(FOLDER);
        ReportFolder.write(folder, report(order, bundles.getFirst(), asked), shards::find);
        AnswersJson.write(folder.resolve(FILE), evaluation);
        tell(evaluation, folder);
        return 0;
    }

    private void tell(Evaluation evaluation, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AnswersJson.line(evaluation));
        } else {
            EvaluationText.of(evaluation).forEach(out::println);
            out.println("see " + folder.resolve(ReportFolder.PAGE));
        }
        out.flush();
    }

    private Report report(TrainingOrder order, Bundle asked, Asked answers) {
        Subject subject = new Subject(
                "%s, %s".formatted(asked.info().project(), asked.info().network()),
                "%s pictures".formatted(split.name().toLowerCase(Locale.ROOT)),
                order.manifest(),
                asked.digest(),
                Instant.now());
        return Report.of(
                subject,
                answers.classes(),
                answers.pictures(),
                answers.answers().getFirst(),
                // of another bundle than the one that lies here nobody knows how it learned
                bundle == null ? epochs() : List.of());
    }

    private List<LearningEpoch> epochs() {
        List<LearningEpoch> epochs = new ArrayList<>();
        JsonNode history = AnswersJson.find(work.resolve(ReportFolder.JSON))
                .map(report -> report.path("history"))
                .orElseGet(AnswersJson::nothing);
        for (JsonNode epoch : history) {
            epochs.add(new LearningEpoch(
                    epoch.path("epoch").asInt(),
                    epoch.path("loss").asDouble(),
                    epoch.path("accuracy").asDouble(),
                    epoch.path("validation_loss").asDouble(),
                    epoch.path("validation_accuracy").asDouble()));
        }
        return epochs;
    }
}
