package dev.hone.local.command.lifecycle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands that outlive the terminal from which they were started: they run in a session of their own. */
final class Detached {
    /** What setsid does, where there is none; Python is there because MLflow needs it. */
    private static final String SETSID = "import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])";

    private Detached() {}

    static List<String> command(List<String> command, String searchPath) {
        boolean hasSetsid =
                Stream.of(searchPath.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        List<String> detached = new ArrayList<>(hasSetsid ? List.of("setsid") : List.of("python3", "-c", SETSID));
        detached.addAll(command);
        return detached;
    }
}
