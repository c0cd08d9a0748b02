package dev.hone.local.command;

import dev.hone.local.command.demo.Demo;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.pictures.PictureImport;
import dev.hone.local.command.projects.Readiness;
import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.json.Json;
import dev.hone.stores.sources.RefusalFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone import}. */
@Command(
        name = "import",
        description = "Bring labelled pictures into a project.",
        exitCodeList = {
            "0:at least one picture is there now",
            "1:none was taken, which a line explains, or the house is not up",
            "2:the command was not understood"
        },
        footer = {
            "",
            "PATH is one of these, told from its content:",
            "  a folder, in which each picture lies in a folder named after its class",
            "  a zip, tar or tar.gz archive of such a folder",
            "  a CSV file with the columns path and label; the paths lead from its folder to files in it",
            "  an IDX file of pictures beside that of their labels, which count the project's classes from 0",
            "",
            "A class is meant by its id or its label. What cannot be taken is told and keeps nothing else back.",
            "A second import of the same pictures adds none. A picture that comes under two labels is put aside",
            "until somebody judges which is right.",
            "",
            "Examples:",
            "  hone import cells my-pictures/      my-pictures/monocyte/a.png, my-pictures/lymphocyte/b.jpg, ...",
            "  hone import cells my-pictures.tar.gz --report refused.csv",
            "  hone import cells --painted 200"
        })
final class ImportVerb implements Callable<Integer> {
    private static final int SHOWN = 20;

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "Where the pictures are.")
    private Path path;

    @Option(names = "--painted", paramLabel = "N", description = "Paint N blood cells instead, for trying things out.")
    private Integer painted;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Demo.SEED,
            description = "Which cells are painted; the same seed paints the same ones (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write all that was refused, and why, into a CSV file.")
    private Path report;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        if ((path == null) == (painted == null)) {
            throw HouseException.because("name a folder, an archive or a list, or --painted N");
        }
        if (painted != null && painted < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--painted is a number from 1 on, not %d".formatted(painted));
        }
        House house = hone.houseThatIsUp();
        Lines lines = new Lines(spec);
        ProgressBar bar = new ProgressBar(lines, "pictures");
        ImportReport done;
        try (RefusalFile file = RefusalFile.at(report)) {
            PictureImport pictures = new PictureImport(house, progress(json ? null : bar, file));
            done = painted == null ? pictures.of(project, path) : pictures.painted(project, seed, painted);
        } finally {
            bar.end();
        }
        tell(lines, done);
        if (done.taken() == 0) {
            ErrorLine.print(
                    spec.commandLine(), done.nothingFrom(painted == null ? path.toString() : "the painted cells"));
            return spec.exitCodeOnExecutionException();
        }
        // whoever trains it next, in the web app or on Monday, finds the weights here
        new Readiness(house, json ? line -> {} : lines::line)
                .weights(project)
                .forEach(line -> ErrorLine.print(spec.commandLine(), line));
        return 0;
    }

    private static PictureImport.Progress progress(ProgressBar bar, RefusalFile file) {
        return new PictureImport.Progress() {
            @Override
            public void looked(int pictures, double share) {
                if (bar != null) {
                    bar.at(pictures, share);
                }
            }

            @Override
            public void refused(Refused refused) {
                file.add(refused);
            }
        };
    }

    private void tell(Lines lines, ImportReport done) {
        if (json) {
            lines.line(Json.text(done));
            return;
        }
        done.words().forEach(lines::line);
        done.refused().stream()
                .limit(SHOWN)
                .forEach(refused ->
                        lines.line("  %s: %s (%s)".formatted(refused.name(), refused.reason(), refused.code())));
        if (done.notTaken() > SHOWN) {
            lines.line("  and %d more; all of them: %s".formatted(done.notTaken() - SHOWN, done.reasons()));
            lines.line(report == null ? "  --report FILE lists them all" : "  %s lists them all".formatted(report));
        }
    }
}
