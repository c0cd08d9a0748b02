package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.FlowRun;
import dev.hone.local.command.kestra.FlowRun.Ended;
import dev.hone.local.command.kestra.Purpose;
import dev.hone.stores.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone rollback}. */
@Command(
        name = "rollback",
        description =
                "Take the version in production out of it, and block it; the one before, or VERSION, answers again.",
        exitCodeList = {
            "0:serving answers with the other version",
            "1:it does not; a line says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "The version that was taken out does not come back until somebody promotes it with --force.",
            "",
            "Examples:",
            "  hone rollback cells --reason \"takes every lymphocyte for a monocyte\"",
            "  hone rollback cells 2"
        })
final class RollbackVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project, by its name.")
    private String project;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "The version to go back to; the one before that in production if left out.")
    private String version;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why the version in production is no good.")
    private String reason;

    @Override
    public Integer call() throws InterruptedException {
        House house = hone.houseThatIsUp();
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            ledger.projects().named(project);
        }
        Lines lines = new Lines(spec);
        FlowRun run =
                FlowRun.start(house, Purpose.ofVersions("rollback", project, "rolling back " + project), inputs());
        Ended ended;
        try (Leaving leaving = new Leaving(lines::line, run.leaving())) {
            ended = run.follow(lines::line);
        }
        lines.line("%s v%s is in production again".formatted(project, ended.output("version")));
        return 0;
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("requestedBy", System.getProperty("user.name"));
        if (version != null) {
            inputs.put("version", Integer.toString(VersionNumber.of(spec, version)));
        }
        if (reason != null) {
            inputs.put("reason", reason);
        }
        return inputs;
    }
}
