package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.kestra.FlowRun;
import dev.hone.local.command.kestra.FlowRun.Ended;
import dev.hone.local.command.kestra.Purpose;
import dev.hone.local.command.models.VerdictPages;
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

/** {@code hone promote}. */
@Command(
        name = "promote",
        description = "Put a version into production: one that waits for approval, or any other.",
        exitCodeList = {
            "0:it is in production, and serving answers with it",
            "1:it is not; a line says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "A version that was weighed against one that is not in production any more is judged again first.",
            "",
            "Examples:",
            "  hone promote cells                  what waits for approval",
            "  hone promote cells 3 --reason \"the pathologist has seen the verdict\"",
            "  hone promote cells 2 --force"
        })
final class PromoteVerb implements Callable<Integer> {
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
            description =
                    "The version's number, as ./hone models tells it; the newest that waits for approval if left out.")
    private String version;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
    private String reason;

    @Option(names = "--force", description = "Even a version that was rolled back and is blocked since.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        House house = hone.houseThatIsUp();
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            ledger.projects().named(project);
        }
        Lines lines = new Lines(spec);
        FlowRun run = FlowRun.start(house, Purpose.ofVersions("promote", project, "promoting " + project), inputs());
        Ended ended;
        try (Leaving leaving = new Leaving(lines::line, run.leaving())) {
            ended = run.follow(lines::line);
        }
        boolean promoted = ended.output("outcome").equals("PROMOTED");
        lines.line("%s v%s %s: %s"
                .formatted(
                        project,
                        ended.output("version"),
                        promoted ? "is in production" : "is not in production",
                        ended.output("reason")));
        if (!promoted) {
            new VerdictPages(house)
                    .of(project, Integer.parseInt(ended.output("version")))
                    .ifPresent(page -> lines.line("The verdict is at " + page));
        }
        return promoted ? 0 : spec.exitCodeOnExecutionException();
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
        if (force) {
            inputs.put("force", "true");
        }
        return inputs;
    }
}
