package dev.hone.local.command;

import dev.hone.local.command.environment.ShellText;
import dev.hone.local.command.environment.ToolVariables;
import dev.hone.stores.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone env}. */
@Command(
        name = "env",
        description = {
            "Print how the house is reached, secrets included, as shell exports.",
            "With them mlflow, boto3, mc, psql and curl work at once."
        },
        footer = {
            "",
            "Examples:",
            "  eval \"$(./hone env)\"",
            "  psql -c 'SELECT count(*) FROM prediction'",
            "  mc ls hone/hone",
            "  curl -u \"$KESTRA_USER:$KESTRA_PASSWORD\" \"$KESTRA_URL/api/v1/main/flows/search\""
        })
final class EnvVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> variables = ToolVariables.of(hone.houseThatIsUp());
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(Json.text(variables));
        } else {
            lines.line("# use it like this: eval \"$(./hone env)\"");
            lines.line(ShellText.exports(variables));
        }
        return 0;
    }
}
