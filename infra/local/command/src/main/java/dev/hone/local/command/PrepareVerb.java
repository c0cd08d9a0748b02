package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.parts.HouseParts;
import dev.hone.local.command.weights.HouseWeights;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone prepare}. */
@Command(
        name = "prepare",
        description =
                "Install what the parts need (MLflow, PostgreSQL) and the weights that projects start from, and start nothing.",
        footer = {"", "Example: hone prepare, before going where there is no network; hone up needs none then."})
final class PrepareVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Lines lines = new Lines(spec);
        House house = hone.house();
        HouseParts.prepare(house, lines::line);
        // what only a project's people can bring is told, and no failure of this
        Map<Boolean, List<Project>> byOwnFile = ProjectFiles.readAll(house.projects()).stream()
                .collect(Collectors.partitioningBy(project -> project.weights() != null));
        HouseWeights weights = new HouseWeights(house, lines::line);
        weights.prepare(byOwnFile.get(true)).forEach(lines::line);
        List<String> missing = weights.prepare(byOwnFile.get(false));
        missing.forEach(line -> ErrorLine.print(spec.commandLine(), line));
        if (!missing.isEmpty()) {
            return spec.exitCodeOnExecutionException();
        }
        lines.line("Everything that the parts need is installed.");
        return 0;
    }
}
