package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.pictures.PictureImport;
import dev.hone.stores.datasets.ImportReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone import}. */
@Command(
        name = "import",
        description = "Bring labelled pictures into a project.",
        exitCodeList = {
            "0:at least one picture is there now",
            "1:none was taken, or the house is not up",
            "2:the command was not understood"
        },
        footer = {
            "",
            "A second import of the same pictures adds none. A picture that comes under two labels is put aside",
            "until somebody judges which is right.",
            "",
            "Examples:",
            "  hone import cells my-pictures/      my-pictures/monocyte/a.png, my-pictures/lymphocyte/b.jpg, ...",
            "  hone import cells --painted 200"
        })
final class ImportVerb implements Callable<Integer> {
    static final long USUAL_SEED = 1;

    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A folder with a sub-folder of pictures for each class.")
    private Path folder;

    @Option(names = "--painted", paramLabel = "N", description = "Paint N blood cells instead, for trying things out.")
    private Integer painted;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + USUAL_SEED,
            description = "Which cells are painted; the same seed paints the same ones (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        if ((folder == null) == (painted == null)) {
            throw HouseException.because("name a folder, or --painted N");
        }
        House house = hone.houseThatIsUp();
        Lines lines = new Lines(spec);
        if (painted != null) {
            return report(lines, new PictureImport(house, count(lines)).painted(project, seed, painted));
        }
        return report(lines, new PictureImport(house, count(lines)).folder(project, folder));
    }

    private static BiConsumer<Integer, Integer> count(Lines lines) {
        return (done, all) -> lines.count(done, all, "pictures");
    }

    private static int report(Lines lines, ImportReport report) {
        lines.line("%d added, %d already there, %d refused"
                .formatted(report.added(), report.known(), report.refused().size()));
        report.refused()
                .forEach(refused ->
                        lines.line("  %s: %s (%s)".formatted(refused.name(), refused.reason(), refused.code())));
        return report.taken() == 0 ? 1 : 0;
    }
}
