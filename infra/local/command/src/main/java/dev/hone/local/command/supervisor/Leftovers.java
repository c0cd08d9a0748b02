package dev.hone.local.command.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a supervisor left running when it was killed: known by number and start, so that nothing else is touched. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends them, those first that were started last; returns the names of the parts of which something was left. */
    public static List<String> end(HouseState state) {
        return state.parts().reversed().stream()
                .filter(Leftovers::end)
                .map(PartStatus::name)
                .toList();
    }

    private static boolean end(PartStatus part) {
        List<ProcessHandle> program = Stream.ofNullable(part.process())
                .map(ProcessMark::find)
                .flatMap(Optional::stream)
                .toList();
        List<ProcessHandle> offspring = part.offspring().stream()
                .map(ProcessMark::find)
                .flatMap(Optional::stream)
                .toList();
        Processes.end(program, Part.Farewell.TERMINATE, GRACE);
        Processes.end(offspring, Part.Farewell.TERMINATE, GRACE);
        return !program.isEmpty() || !offspring.isEmpty();
    }
}
