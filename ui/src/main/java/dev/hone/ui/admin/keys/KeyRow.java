package dev.hone.ui.admin.keys;

import dev.hone.stores.ledger.ApiKey;
import java.time.Instant;

/**
 * A key for people.
 *
 * @param house whether the house's own credentials say it, so that it cannot be ended for good here
 */
public record KeyRow(ApiKey key, ApiKey.State state, boolean house) {
    /** Who makes the keys that the house cannot do without. */
    private static final String HOUSE = "hone up";

    static KeyRow of(ApiKey key, Instant now) {
        return new KeyRow(key, key.state(now), key.madeBy().equals(HOUSE));
    }

    /** Whether it opens anything. */
    public boolean live() {
        return state == ApiKey.State.LIVE;
    }

    /** Whether it can be ended here. */
    public boolean mayEnd() {
        return live() && !house;
    }
}
