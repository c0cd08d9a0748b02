package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.keys.HouseKeys;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone keys revoke}. */
@Command(
        name = "revoke",
        description = "End an API key: within seconds it opens nothing any more.",
        footer = {"", "Example: hone keys revoke clinic"})
final class KeysRevokeVerb implements Callable<Integer> {
    @ParentCommand
    private KeysVerb keys;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The key, by its name.")
    private String name;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        House house = keys.house();
        HouseKeys.named(name).ifPresent(mine -> {
            throw HouseException.because(
                    "'%s' is the house's own key (%s): to get another, remove its line from %s, then ./hone down and up"
                            .formatted(name, mine.use(), house.home().resolve("credentials")));
        });
        ApiKey revoked = KeysVerb.ask(house, all -> all.revoke(name));
        new Lines(spec)
                .line(
                        json
                                ? Json.text(Map.of("name", revoked.name(), "id", revoked.id(), "state", "revoked"))
                                : "The key '%s' (%s) is revoked; within 5 s it opens nothing any more."
                                        .formatted(revoked.name(), revoked.id()));
        return 0;
    }
}
