package dev.hone.local.command.parts;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits the memory of programs that have no option for it: what each of their processes may take for its data. Where a
 * system knows no such limit, there is none.
 *
 * @param megabytes for each process
 */
record MemoryLimit(int megabytes) {
    /** Runs the rest of its arguments under the limit that the first one says, in the place of the shell. */
    private static final String SCRIPT =
            "if (ulimit -d \"$1\") 2>/dev/null; then ulimit -d \"$1\"; fi; shift; exec \"$@\"";

    private static final int KILOBYTES = 1024;
    private static final long MEGABYTE = 1024L * 1024;

    /** The command under the limit. */
    List<String> on(List<String> command) {
        List<String> limited =
                new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", Integer.toString(megabytes * KILOBYTES)));
        limited.addAll(command);
        return limited;
    }

    long bytes() {
        return megabytes * MEGABYTE;
    }
}
