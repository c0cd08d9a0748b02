package dev.hone.training;

import picocli.CommandLine;

/**
 * The program of the classifier: {@code java ... dev.hone.training.Main VERB}; {@code --help} says the rest.
 *
 * <p>To train, libtorch is unpacked once (430 MB) to the folder that the environment variable DJL_CACHE_DIR names. Start the
 * process with OMP_WAIT_POLICY=PASSIVE: libtorch's threads otherwise spin while they wait for each other, and on a
 * machine that others use, too, a training takes three times as long. Only the environment can say so: libgomp reads
 * it as it is loaded. The other verbs never load libtorch.
 */
public final class Main {
    private Main() {}

    /** Runs the verb that the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new ClassifierCommand());
        ErrorLine errors = new ErrorLine();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }
}
