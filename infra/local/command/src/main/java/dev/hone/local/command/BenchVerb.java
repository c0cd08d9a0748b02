package dev.hone.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone bench}. */
@Command(
        name = "bench",
        description = "Measure how a part of the house bears a load.",
        synopsisSubcommandLabel = "VERB",
        subcommands = BenchServingVerb.class,
        footer = {"", "Example: hone bench serving cells"})
final class BenchVerb implements Runnable {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    HoneCommand hone() {
        return hone;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
