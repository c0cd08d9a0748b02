package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.pictures.PictureErasing;
import dev.hone.stores.datasets.ErasureReport;
import dev.hone.stores.datasets.ErasureReport.SeenBy;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone erase}. */
@Command(
        name = "erase",
        description = "Remove a picture everywhere, for good, and tell which model versions saw it.",
        exitCodeList = {
            "0:it is gone",
            "1:there is no such picture, or the house is not up",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Its file, its copies in quarantine and inbox, its tensors, index and import labels go, and what shows it on MLflow's",
            "pages about model versions. A mark stays, so that it is not taken again, nor brought back by a backup; and so do the",
            "answers that versions gave, by its digest. Models that saw it are as they were. May be repeated.",
            "",
            "Example: hone erase cells $(sha256sum < face.jpg | cut -c1-64) --yes"
        })
final class EraseVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(index = "1", paramLabel = "SHA256", description = "The picture: the SHA-256 of its file.")
    private String picture;

    @Option(names = "--yes", description = "Really: it cannot be undone.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        if (!yes) {
            throw HouseException.because("erasing cannot be undone: add --yes if you mean it");
        }
        House house = hone.houseThatIsUp();
        PictureErasing.Erased erased = new PictureErasing(house).run(project, picture);
        ErasureReport report = erased.report();
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(erased));
            return 0;
        }
        lines.line(
                "Erased: files %d, copies in quarantine and inbox %d, answers given about it %d, shards of tensors made again %d, shown on pages %d"
                        .formatted(
                                report.files(),
                                report.copies(),
                                report.answers(),
                                report.shards(),
                                erased.thumbnails()));
        if (report.seenBy().isEmpty()) {
            lines.line("No model version saw it.");
        }
        report.seenBy().forEach(seen -> lines.line(said(seen)));
        return 0;
    }

    private static String said(SeenBy seen) {
        String started = seen.through() == null ? "" : "started from version %d, which ".formatted(seen.through());
        return "  version %d (run %s, data set %s) %s%s it"
                .formatted(seen.version(), seen.run(), seen.manifest(), started, verb(seen.split()));
    }

    private static String verb(Split split) {
        return switch (split) {
            case TRAIN -> "learned from";
            case VALIDATION -> "was chosen with";
            case TEST, JUDGED -> "was measured with";
            case EXCLUDED -> "did not use";
        };
    }
}
