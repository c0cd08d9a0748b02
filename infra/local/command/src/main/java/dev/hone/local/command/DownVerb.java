package dev.hone.local.command;

import dev.hone.local.command.lifecycle.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone down}. */
@Command(
        name = "down",
        description = "Take the house down: everything ends, everything is kept.",
        exitCodeList = {"0:nothing of the house runs any more", "1:something could not be ended"},
        footer = {"", "Example: hone down && hone up"})
final class DownVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        boolean wasUp = new Shutdown(hone.house()).run();
        new Lines(spec).line(wasUp ? "The house is down." : "The house was down already.");
        return 0;
    }
}
