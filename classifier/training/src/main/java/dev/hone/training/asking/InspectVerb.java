package dev.hone.training.asking;

import dev.hone.model.BundleRefusedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone classifier inspect}. */
@Command(
        name = "inspect",
        description =
                "Tell what a bundle is, after checking all of it: every file's SHA-256, and what the network says to the"
                        + " bundle's own probe pictures. Leaves nothing behind.",
        exitCodeList = {
            "0:the bundle is sound",
            "1:it is not, or there is none; a line says why",
            "2:the command was not understood"
        },
        footer = {"", "Example: hone classifier inspect work/bundle"})
public final class InspectVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The bundle.")
    private Path bundle;

    @Option(names = "--json", description = "Print one JSON object, also for a bundle that is not sound.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Inspection inspection = Inspection.of(bundle);
            if (json) {
                out.println(AnswersJson.line(inspection));
            } else {
                InspectionText.of(inspection).forEach(out::println);
            }
            out.flush();
            return 0;
        } catch (BundleRefusedException e) {
            if (!json) {
                throw e;
            }
            out.println(AnswersJson.line(Inspection.refused(e)));
            out.flush();
            return spec.exitCodeOnExecutionException();
        }
    }
}
