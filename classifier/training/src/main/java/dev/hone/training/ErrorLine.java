package dev.hone.training;

import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells every error as one line; the stack only to those who ask for it. */
final class ErrorLine implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String OURS = "dev.hone.";

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        print(
                line,
                "%s (%s --help tells more)"
                        .formatted(e.getMessage(), line.getCommandSpec().qualifiedName()));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        print(line, e);
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    static void print(CommandLine line, Throwable e) {
        boolean verbose = isVerbose(line);
        print(line, isPlain(e) || verbose ? message(e) : message(e) + " (--verbose shows where)");
        if (verbose) {
            e.printStackTrace(line.getErr());
        }
    }

    /** An error that Hone has a name for says all there is to say; of any other, its place is of use, too. */
    private static boolean isPlain(Throwable e) {
        return e.getClass().getName().startsWith(OURS) || e instanceof UncheckedIOException;
    }

    static String message(Throwable e) {
        String message;
        if (e instanceof UncheckedIOException unchecked && unchecked.getCause() instanceof FileSystemException file) {
            message = "cannot use %s: %s".formatted(file.getFile(), reason(file));
        } else if (e instanceof UncheckedIOException unchecked
                && unchecked.getCause() instanceof FileNotFoundException) {
            message = "cannot use " + unchecked.getCause().getMessage();
        } else {
            message = isPlain(e) ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
    }

    /** Java tells most of these by the file's name alone. */
    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException missing -> "it is not there";
            case AccessDeniedException denied -> "no permission";
            default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        };
    }

    private static void print(CommandLine line, String message) {
        PrintWriter err = line.getErr();
        err.println(message);
        err.flush();
    }

    private static boolean isVerbose(CommandLine line) {
        CommandLine at = line;
        while (at.getParent() != null) {
            at = at.getParent();
        }
        return ((ClassifierCommand) at.getCommand()).isVerbose();
    }
}
