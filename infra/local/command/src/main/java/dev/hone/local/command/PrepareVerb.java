package dev.hone.local.command;

import dev.hone.local.command.parts.HouseParts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone prepare}. */
@Command(
        name = "prepare",
        description = "Install what the parts need (MLflow, PostgreSQL), and start nothing.",
        footer = {"", "Example: hone prepare, before going where there is no network; hone up needs none then."})
final class PrepareVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Lines lines = new Lines(spec);
        HouseParts.prepare(hone.house(), lines::line);
        lines.line("Everything that the parts need is installed.");
        return 0;
    }
}
