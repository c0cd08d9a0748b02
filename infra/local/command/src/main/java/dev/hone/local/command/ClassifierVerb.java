package dev.hone.local.command;

import dev.hone.local.command.house.HouseException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hone classifier}, which the script runs: a program of its own, that needs no house. */
@Command(
        name = "classifier",
        description = "Train, evaluate, inspect and ask a classifier by files alone; the house need not be up."
                + " hone classifier --help tells more.",
        footer = {"", "Example: hone classifier predict --bundle work/bundle my-cell.png"})
final class ClassifierVerb implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "VERB", description = "What to do, and on what.")
    private List<String> arguments;

    @Override
    public Integer call() {
        throw HouseException.because("the classifier is started by the script: ./hone classifier "
                + String.join(" ", arguments == null ? List.of() : arguments));
    }
}
