package dev.hone.tasks.imports;

import dev.hone.stores.datasets.ImportReport;
import io.kestra.core.models.tasks.Output;
import io.kestra.core.models.tasks.RunnableTaskException;
import java.util.stream.Collectors;

/** Not one picture was taken. The task tells its outputs all the same, the list of what was refused among them. */
public final class NothingImportedException extends RunnableTaskException {
    private NothingImportedException(String message, Output output) {
        super(message, output);
    }

    /** Of a source of this name. */
    public static NothingImportedException from(String source, ImportReport report, Output output) {
        String refusals = report.refusals().entrySet().stream()
                .map(code -> "%d %s".formatted(code.getValue(), code.getKey()))
                .collect(Collectors.joining(", "));
        return new NothingImportedException(
                report.notTaken() == 0
                        ? "%s holds no files".formatted(source)
                        : "no picture of %s was taken: %s".formatted(source, refusals),
                output);
    }
}
