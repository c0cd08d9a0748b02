package dev.hone.local.command;

import dev.hone.local.command.models.Export;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone export}. */
@Command(
        name = "export",
        description = "Fetch the bundle of the version in production into a folder, and check every byte of it.",
        exitCodeList = {
            "0:the bundle is there, whole",
            "1:it is not; a line says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "model.onnx and what belongs to it: ./hone classifier predict, ONNX Runtime and MLflow open it.",
            "",
            "Examples:",
            "  hone export cells cells-model/",
            "  hone classifier predict --bundle cells-model my-cell.png"
        })
final class ExportVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is not there yet, or empty.")
    private Path folder;

    @Override
    public Integer call() {
        int version = new Export(hone.houseThatIsUp()).run(project, folder);
        new Lines(spec).line("%s v%d is in %s".formatted(project, version, folder));
        return 0;
    }
}
