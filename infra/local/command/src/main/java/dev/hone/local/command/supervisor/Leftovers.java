package dev.hone.local.command.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a supervisor left running when it was killed: known by number and start, so that nothing else is touched. */
public final class Leftovers {
    /** Short, since somebody waits for the house: what it costs is the class archives, and no data. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private Leftovers() {}

    /**
     * Ends them all at once, since nobody is left to serve; returns the names of the parts of which something was left.
     */
    public static List<String> end(HouseState state) {
        List<PartStatus> left = state.parts().stream()
                .filter(part -> marks(part).map(ProcessMark::find).anyMatch(Optional::isPresent))
                .toList();
        List<ProcessHandle> processes = left.stream()
                .flatMap(Leftovers::marks)
                .map(ProcessMark::find)
                .flatMap(Optional::stream)
                .toList();
        Processes.end(processes, Part.Farewell.TERMINATE, GRACE);
        return left.stream().map(PartStatus::name).toList();
    }

    /** The program before its offspring. */
    private static Stream<ProcessMark> marks(PartStatus part) {
        return Stream.concat(Stream.ofNullable(part.process()), part.offspring().stream());
    }
}
