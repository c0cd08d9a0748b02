package dev.hone.local.command;

import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.kestra.KestraAwayException;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.ledger.ApiKeyException;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.ledger.UnknownProjectException;
import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.sources.SourceException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells every error as one line that says what to do; the stack only to those who ask for it. */
final class ErrorLine implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        List<String> meant = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String question = meant.isEmpty() ? "" : "did you mean %s? ".formatted(String.join(" or ", meant));
        print(line, "%s (%s%s --help tells more)".formatted(e.getMessage(), question, name));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        boolean verbose = root(line).isVerbose();
        print(line, isPlain(e) || verbose ? message(e) : message(e) + " (--verbose shows where)");
        if (verbose) {
            e.printStackTrace(line.getErr());
        }
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static boolean isPlain(Exception e) {
        return e instanceof HouseException
                || e instanceof KestraAwayException
                || e instanceof LedgerException
                || e instanceof ApiKeyException
                || e instanceof BucketException
                || e instanceof PictureNotStoredException
                || e instanceof UnknownProjectException
                || e instanceof InvalidProjectException
                || e instanceof SourceException
                || e instanceof RegistryException;
    }

    private static String message(Exception e) {
        String message = isPlain(e) ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    /** One red line. */
    static void print(CommandLine line, String message) {
        PrintWriter err = line.getErr();
        err.println(Terminal.err() ? RED + message + PLAIN : message);
        err.flush();
    }

    private static HoneCommand root(CommandLine line) {
        CommandLine at = line;
        while (at.getParent() != null) {
            at = at.getParent();
        }
        return at.getCommand();
    }
}
