package dev.hone.training;

import dev.hone.training.asking.EvaluateVerb;
import dev.hone.training.asking.InspectVerb;
import dev.hone.training.asking.PredictVerb;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what all verbs share. */
@Command(
        name = "hone classifier",
        description =
                "Trains image classifiers and asks them, by files alone: no house has to be up, no server is asked.",
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ClassifierCommand.Version.class,
        subcommands = {
            TrainVerb.class,
            EmbedVerb.class,
            EvaluateVerb.class,
            PredictVerb.class,
            InspectVerb.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed; a line says why",
            "2:the command was not understood",
            "143:it was ended from outside"
        },
        footer = {"", "docs/classifier.md says what lies where in a working directory and in a bundle."})
final class ClassifierCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean verbose;

    /** Without a verb there is nothing to do but to tell which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    boolean isVerbose() {
        return verbose;
    }

    /** What --version says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {"hone classifier " + version, "Java " + Runtime.version()};
        }
    }
}
