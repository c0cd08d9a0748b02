package dev.hone.local.command;

import dev.hone.local.command.house.House;
import dev.hone.local.command.keys.KeyList;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeys;
import dev.hone.stores.ledger.Ledger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hone keys}. */
@Command(
        name = "keys",
        description = "List the API keys: who may call serving, and for what.",
        synopsisSubcommandLabel = "[VERB]",
        subcommands = {KeysAddVerb.class, KeysRevokeVerb.class},
        footer = {
            "",
            "A key goes into the header 'Authorization: Bearer KEY', or is the password of basic authentication.",
            "Roles: predict, contribute (judge, upload), operate (train, promote, roll back), admin; each includes"
                    + " those before it.",
            "",
            "Examples:",
            "  hone keys",
            "  hone keys add microscope --role predict",
            "  hone keys revoke microscope"
        })
final class KeysVerb implements Callable<Integer> {
    @ParentCommand
    private HoneCommand hone;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON list instead.")
    private boolean json;

    @Override
    public Integer call() {
        List<ApiKey> all = ask(house(), ApiKeys::all);
        KeyList keys = new KeyList(all, Instant.now(), ZoneId.systemDefault());
        Lines lines = new Lines(spec);
        if (json) {
            lines.line(keys.json());
        } else {
            keys.table().forEach(lines::line);
        }
        return 0;
    }

    /** The house whose keys they are. */
    House house() {
        return hone.houseThatIsUp();
    }

    /** Asks the keys of a house something. */
    static <T> T ask(House house, Function<ApiKeys, T> question) {
        try (Ledger ledger = Ledger.open(house.connections().ledger())) {
            return question.apply(ledger.apiKeys());
        }
    }
}
