package dev.hone.local.command;

import picocli.CommandLine;

/** The program behind {@code ./hone}. */
public final class Main {
    private Main() {}

    /** Runs the verb that the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = HoneCommand.line(arguments);
        ErrorLine errors = new ErrorLine();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setUsageHelpAutoWidth(true);
        return line.execute(arguments);
    }
}
