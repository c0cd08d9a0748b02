package dev.hone.serving.keys;

import dev.hone.stores.ledger.ApiKey;
import java.util.List;
import java.util.Set;

/** Where keys are kept. May be away: then both throw. */
public interface KeySource {

    /** Every key there ever was, so that a holder can be told what became of theirs. */
    List<ApiKey> keys();

    /** The keys with these ids were used lately. */
    void used(Set<String> ids);
}
