package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.keys.Lifetime;
import dev.hone.local.command.keys.RoleWord;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Role;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone keys add}. */
@Command(
        name = "add",
        description = "Make an API key, and print it this once.",
        footer = {"", "Example: KEY=$(./hone keys add clinic --role predict --expires 90d)"})
final class KeysAddVerb implements Callable<Integer> {
    @ParentCommand
    private KeysVerb keys;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Who or what will call with it.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = RoleWord.class,
            completionCandidates = RoleWord.Words.class,
            description = "What it is for: ${COMPLETION-CANDIDATES}; each includes those before it.")
    private Role role;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Lifetime.class,
            description = "How long it lives, such as 12h, 90d or 4w; for ever unless this says otherwise.")
    private Duration lifetime;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        House house = keys.house();
        ApiKeyText text = ApiKeyText.generate();
        Optional<Instant> expires = Optional.ofNullable(lifetime)
                .map(time -> Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(time));
        ApiKey key = KeysVerb.ask(house, all -> all.add(text, name, role, System.getProperty("user.name"), expires));
        if (json) {
            new Lines(spec).line(Json.text(fields(key, text)));
        } else {
            new Lines(spec).line(text.text().value());
            remark(key);
        }
        return 0;
    }

    /** Beside the key and not below it, so that a script catches the key alone. */
    private void remark(ApiKey key) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("This is the key '%s'. It is not shown again: only its hash is kept.".formatted(key.name()));
        err.flush();
    }

    private static Map<String, Object> fields(ApiKey key, ApiKeyText text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("role", key.role().word());
        fields.put("id", key.id());
        fields.put("expires_at", key.expiresAt());
        fields.put("key", text.text().value());
        return fields;
    }
}
