package dev.hone.local.command.parts;

import java.util.ArrayList;
import java.util.List;

/** Limits the memory of programs that have no option for it. */
final class MemoryLimit {
    /** Runs the rest of its arguments under the limit that the first one says, in the place of the shell. */
    private static final String SCRIPT = "ulimit -d \"$1\" && shift && exec \"$@\"";

    private static final int KILOBYTES = 1024;

    private MemoryLimit() {}

    /** The command, which then cannot take more than this for its data. */
    static List<String> command(int megabytes, List<String> command) {
        List<String> limited =
                new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", Integer.toString(megabytes * KILOBYTES)));
        limited.addAll(command);
        return limited;
    }
}
