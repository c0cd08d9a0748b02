package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.projects.Applying;
import dev.hone.stores.projects.ProjectFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone apply}. */
@Command(
        name = "apply",
        description = "Make projects what their files say; without FILE, all of the folder projects/.",
        exitCodeList = {
            "0:the projects are what their files say",
            "1:at least one is not; a line each says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "A file that is as it was when it was last applied does nothing. Where somebody has changed a project in the web",
            "app since, the difference is shown and you are asked. A project's schedule is put into Kestra with the project,",
            "and again when its file says another.",
            "",
            "Examples:",
            "  hone apply",
            "  hone apply projects/cells.yaml --overwrite"
        })
final class ApplyVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "A project's file.")
    private List<Path> files;

    @Option(names = "--overwrite", description = "Take what the file says, whoever has changed the project since.")
    private boolean overwrite;

    private final List<String> kept = new ArrayList<>();

    @Override
    public Integer call() {
        List<Path> named = files == null ? List.of() : files;
        named.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(file -> {
            throw HouseException.because("there is no file %s".formatted(file));
        });
        House house = hone.houseThatIsUp();
        Lines lines = new Lines(spec);
        List<String> changes = new ArrayList<>();
        Applying applying = new Applying(house, System.getProperty("user.name"), this::choose, line -> {
            changes.add(line);
            lines.line(line);
        });
        List<String> left = new ArrayList<>(applying.run(named.isEmpty() ? ProjectFiles.in(house.projects()) : named));
        left.addAll(kept);
        left.forEach(line -> ErrorLine.print(spec.commandLine(), line));
        if (changes.isEmpty() && left.isEmpty()) {
            lines.line("All is as the files say.");
        }
        return left.isEmpty() ? 0 : spec.exitCodeOnExecutionException();
    }

    private boolean choose(String project, String who, List<String> difference) {
        if (overwrite) {
            return true;
        }
        Lines lines = new Lines(spec);
        lines.line("project   %s was changed by %s since its file was last applied; the file would change:"
                .formatted(project, who));
        difference.forEach(line -> lines.line("            " + line));
        if (Terminal.out() && isYes(lines)) {
            return true;
        }
        kept.add("project '%s' is left as %s has changed it: --overwrite takes what the file says"
                .formatted(project, who));
        return false;
    }

    private static boolean isYes(Lines lines) {
        lines.raw("Take what the file says? [y/N] ");
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("y");
        } catch (IOException e) {
            return false;
        }
    }
}
