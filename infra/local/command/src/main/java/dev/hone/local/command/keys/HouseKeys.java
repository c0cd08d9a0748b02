package dev.hone.local.command.keys;

import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.ApiKeys;
import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.Optional;

/** The API keys that a house cannot do without: they lie among its credentials, and the ledger is told of them. */
public enum HouseKeys {
    /** What the commands call with, and the first key a person has. */
    ADMIN("first admin key", Key.ADMIN_KEY, Role.ADMIN, "the commands call with it"),
    /** What the web app calls with. */
    WEB_APP("web app", Key.WEB_APP_KEY, Role.CONTRIBUTE, "the web app calls with it");

    private static final String OF = " of house ";

    private final String title;
    private final Key key;
    private final Role role;
    private final String use;

    HouseKeys(String title, Key key, Role role, String use) {
        this.title = title;
        this.key = key;
        this.role = role;
        this.use = use;
    }

    /** The house's key of this name, if it is one. */
    public static Optional<HouseKeys> named(String name) {
        return Arrays.stream(values())
                .filter(key -> name.equals(key.title) || name.startsWith(key.title + OF))
                .findFirst();
    }

    /** What it is needed for. */
    public String use() {
        return use;
    }

    /** Tells the ledger of the keys as they are in the credentials; one that several houses share has each house's own. */
    public static void keep(ApiKeys keys, House house) {
        Credentials credentials = house.credentials();
        boolean shared = house.external().address(Server.POSTGRES).isPresent();
        for (HouseKeys mine : values()) {
            ApiKeyText text = ApiKeyText.parse(credentials.value(mine.key))
                    .orElseThrow(() -> HouseException.because(
                            "%s in the house's credentials is no API key: remove its line, take the house down and up again"
                                    .formatted(mine.key)));
            keys.keep(text, shared ? mine.title + OF + house.mark() : mine.title, mine.role, "hone up");
        }
    }
}
