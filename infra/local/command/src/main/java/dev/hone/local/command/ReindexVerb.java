package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.pictures.Reindexing;
import dev.hone.stores.datasets.ReindexReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone reindex}. */
@Command(
        name = "reindex",
        description = "Make a project's picture index, labels and judgements again from the bucket alone.",
        exitCodeList = {
            "0:the ledger says again what the bucket says",
            "1:it failed, or the house is not up",
            "2:the command was not understood"
        },
        footer = {
            "",
            "For a ledger that was lost or a bucket that was restored: every picture is read once. It may be broken off",
            "and begun again.",
            "",
            "Example: hone reindex cells"
        })
final class ReindexVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Override
    public Integer call() {
        Lines lines = new Lines(spec);
        House house = hone.houseThatIsUp();
        ProgressBar bar = new ProgressBar(lines, "pictures");
        ReindexReport report;
        try {
            report = new Reindexing(house, (done, all) -> bar.at(done, (double) done / all)).run(project);
        } finally {
            bar.end();
        }
        lines.line("%d pictures, %d labels of imports, %d judgements; %d files are no pictures, %d are missing"
                .formatted(
                        report.pictures(), report.labels(), report.judgements(), report.refused(), report.missing()));
        lines.line(dataset(report));
        return 0;
    }

    private static String dataset(ReindexReport report) {
        if (report.manifest() == null) {
            return "There is no data set yet.";
        }
        return report.same()
                ? "They give the latest data set, %s, again.".formatted(report.manifest())
                : "The latest data set is %s; the next training makes another of what is there now."
                        .formatted(report.manifest());
    }
}
