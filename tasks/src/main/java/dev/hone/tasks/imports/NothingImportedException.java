package dev.hone.tasks.imports;

import dev.hone.stores.datasets.ImportReport;
import io.kestra.core.models.tasks.Output;
import io.kestra.core.models.tasks.RunnableTaskException;

/** Not one picture was taken. The task tells its outputs all the same, the list of what was refused among them. */
public final class NothingImportedException extends RunnableTaskException {
    private NothingImportedException(String message, Output output) {
        super(message, output);
    }

    /** Of a source of this name. */
    public static NothingImportedException from(String source, ImportReport report, Output output) {
        return new NothingImportedException(report.nothingFrom(source), output);
    }
}
