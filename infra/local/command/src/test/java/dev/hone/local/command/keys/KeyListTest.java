package dev.hone.local.command.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyListTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final KeyList KEYS = new KeyList(
            List.of(
                    key("first admin key", Role.ADMIN, null, null, NOW),
                    key("lab", Role.PREDICT, NOW.minusSeconds(60), null, null),
                    key("clinic", Role.CONTRIBUTE, NOW.plusSeconds(3600), NOW, null)),
            NOW,
            ZoneOffset.ofHours(1));

    @Test
    void isATableInTheTimeOfThoseWhoReadIt() {
        assertThat(KEYS.table())
                .containsExactly(
                        "NAME             ROLE        ID        MADE              LAST USED         EXPIRES           STATE",
                        "first admin key  admin       1234abcd  2025-12-31 04:04  2026-01-02 04:04  never             live",
                        "lab              predict     1234abcd  2025-12-31 04:04  never             2026-01-02 04:03  expired",
                        "clinic           contribute  1234abcd  2025-12-31 04:04  never             2026-01-02 05:04  revoked");
    }

    @Test
    void saysTheSameToPrograms() {
        JsonNode keys = Json.tree(KEYS.json());
        assertThat(keys.findValuesAsText("state")).containsExactly("live", "expired", "revoked");
        assertThat(keys.findValuesAsText("role")).containsExactly("admin", "predict", "contribute");
        assertThat(keys.get(0).path("made_at").asText()).isEqualTo("2025-12-31T03:04:05Z");
        assertThat(keys.get(0).path("last_used_at").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(keys.get(0).path("expires_at").isNull()).isTrue();
        assertThat(keys.get(0).path("made_by").asText()).isEqualTo("ann");
    }

    @Test
    void showsNoHash() {
        assertThat(KEYS.json()).doesNotContain("a-hash");
        assertThat(String.join("", KEYS.table())).doesNotContain("a-hash");
    }

    private static ApiKey key(String name, Role role, Instant expires, Instant revoked, Instant used) {
        return new ApiKey(
                "1234abcd", name, role, "a-hash", NOW.minusSeconds(2 * 24 * 3600), "ann", expires, revoked, used);
    }
}
