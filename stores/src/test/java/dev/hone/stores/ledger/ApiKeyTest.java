package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.ApiKey.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void theIdInAKeyIsTheOneThatIsKept() {
        ApiKeyText text = ApiKeyText.generate();
        assertThat(text.text().value()).matches("hone_" + text.id() + "_[0-9a-f]{48}");
        assertThat(ApiKeyText.parse(text.text().value())).contains(text);
        assertThat(ApiKeyText.generate()).isNotEqualTo(text);
    }

    @Test
    void neitherTheHashNorThePrintedFormShowsTheKey() {
        ApiKeyText text = ApiKeyText.generate();
        String secret = text.text().value().substring("hone_".length() + 9);
        assertThat(text.toString()).contains(text.id()).doesNotContain(secret);
        assertThat(text.hash()).hasSize(64).doesNotContain(secret);
        assertThat(ApiKeyText.parse(text.text().value()).orElseThrow().hash()).isEqualTo(text.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hone_",
                "hone_0123abcd_",
                "HONE_0123abcd_0123456789abcdef0123456789abcdef0123456789abcdef",
                "hone_0123abcd_0123456789abcdef0123456789abcdef0123456789abcdef0",
                "hone_0123abcd_0123456789abcdef0123456789abcdef0123456789abcdeé"
            })
    void whatDoesNotLookLikeAKeyIsNone(String given) {
        assertThat(ApiKeyText.parse(given)).isEmpty();
    }

    @Test
    void everyRoleIncludesThoseBeforeIt() {
        for (Role role : Role.values()) {
            for (Role needed : Role.values()) {
                assertThat(role.includes(needed)).isEqualTo(role.ordinal() >= needed.ordinal());
            }
        }
        assertThat(Role.values()).containsExactly(Role.PREDICT, Role.CONTRIBUTE, Role.OPERATE, Role.ADMIN);
    }

    @Test
    void aKeyEndsAtItsTimeOrWhenItIsRevoked() {
        assertThat(key(null, null).state(NOW)).isEqualTo(State.LIVE);
        assertThat(key(NOW.plusSeconds(1), null).state(NOW)).isEqualTo(State.LIVE);
        assertThat(key(NOW, null).state(NOW)).isEqualTo(State.EXPIRED);
        assertThat(key(null, NOW.minusSeconds(1)).state(NOW)).isEqualTo(State.REVOKED);
        assertThat(key(NOW.plusSeconds(9), NOW.minusSeconds(1)).state(NOW)).isEqualTo(State.REVOKED);
        assertThat(key(NOW.minusSeconds(9), NOW.minusSeconds(9)).state(NOW)).isEqualTo(State.EXPIRED);
    }

    private static ApiKey key(Instant expires, Instant revoked) {
        return new ApiKey("id", "name", Role.PREDICT, "hash", NOW, "ann", expires, revoked, null);
    }
}
