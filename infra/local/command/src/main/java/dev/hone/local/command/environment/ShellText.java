package dev.hone.local.command.environment;

import java.util.Map;
import java.util.stream.Collectors;

/** Variables as a shell of the POSIX kind reads them. */
public final class ShellText {
    private ShellText() {}

    /** A line for each. */
    public static String exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> "export %s=%s".formatted(variable.getKey(), quoted(variable.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** Within single quotes nothing has a meaning, a single quote included: that stands outside of them. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
