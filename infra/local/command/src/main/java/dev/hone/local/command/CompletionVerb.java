package dev.hone.local.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hone completion}. */
@Command(
        name = "completion",
        description = "Print a script with which bash and zsh complete verbs and options.",
        footer = {
            "",
            "Examples:",
            "  source <(./hone completion)                 bash and zsh, for this shell",
            "  ./hone completion >> ~/.bash_completion     bash, for all that are started from now on",
            "  ./hone completion > ~/.hone-completion && echo 'source ~/.hone-completion' >> ~/.zshrc"
        })
final class CompletionVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Lines(spec).line(AutoComplete.bash("hone", HoneCommand.line()));
        return 0;
    }
}
