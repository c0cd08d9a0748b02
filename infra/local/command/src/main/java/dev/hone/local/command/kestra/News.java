package dev.hone.local.command.kestra;

import dev.hone.local.command.kestra.Execution.TaskRun;
import dev.hone.local.command.kestra.PatientLook.Seen;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Something that happened in a run. */
record News(Instant at, String task, String what) {
    /** All that has happened so far, in the order of time. */
    static Stream<News> of(Seen seen) {
        Stream<News> logged = seen.lines().stream()
                .filter(line -> line.taskId() != null && !line.isError())
                .map(line -> new News(line.timestamp(), line.taskId(), line.message()));
        Stream<News> ended =
                seen.execution().ended().map(run -> new News(run.state().endDate(), run.taskId(), ending(run)));
        return Stream.of(queued(seen.execution()), logged, ended)
                .flatMap(news -> news)
                .sorted(Comparator.comparing(News::at));
    }

    private static Stream<News> queued(Execution execution) {
        return execution.state().current().equals("QUEUED")
                ? Stream.of(new News(
                        execution.state().startDate(), execution.flowId(), "waits until the run before it has ended"))
                : Stream.empty();
    }

    String text() {
        return "%-10s %s".formatted(task, what);
    }

    private static String ending(TaskRun run) {
        String how = run.state().well() ? "done" : run.state().current().toLowerCase(Locale.ROOT);
        return "%s, %.1f s".formatted(how, run.state().took().toMillis() / 1000.0);
    }
}
