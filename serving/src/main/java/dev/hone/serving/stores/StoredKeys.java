package dev.hone.serving.stores;

import dev.hone.serving.keys.KeySource;
import dev.hone.stores.ledger.ApiKey;
import java.util.List;
import java.util.Set;

/** The keys in the ledger. */
final class StoredKeys implements KeySource {
    private final LedgerDoor ledger;

    StoredKeys(LedgerDoor ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<ApiKey> keys() {
        return ledger.knock(open -> open.apiKeys().all());
    }

    @Override
    public void used(Set<String> ids) {
        ledger.open().apiKeys().touch(ids);
    }
}
