package dev.hone.local.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A model version as people write it: 3 or v3. */
final class VersionNumber {
    private static final Pattern NUMBER = Pattern.compile("[vV]?([1-9]\\d{0,8})");

    private VersionNumber() {}

    static int of(CommandSpec spec, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "a version is a number, such as 3 or v3, not '%s'".formatted(text));
        }
        return Integer.parseInt(number.group(1));
    }
}
