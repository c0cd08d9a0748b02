package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.ledger.ApiKey.State;
import dev.hone.stores.real.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
    private static PostgresServer server;

    private final ApiKeyText text = ApiKeyText.generate();
    private Ledger ledger;
    private ApiKeys keys;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        ledger = Ledger.open(server.empty());
        keys = ledger.apiKeys();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void keepsAKeyWithoutItsText() {
        Instant expires = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.MILLIS);
        ApiKey made = keys.add(text, "lab", Role.CONTRIBUTE, "ann", Optional.of(expires));

        assertThat(keys.all()).containsExactly(made);
        assertThat(made.id()).isEqualTo(text.id());
        assertThat(made.name()).isEqualTo("lab");
        assertThat(made.role()).isEqualTo(Role.CONTRIBUTE);
        assertThat(made.hash()).isEqualTo(text.hash());
        assertThat(made.madeAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(made.madeBy()).isEqualTo("ann");
        assertThat(made.expiresAt()).isEqualTo(expires);
        assertThat(made.revokedAt()).isNull();
        assertThat(made.lastUsedAt()).isNull();
        assertThat(made.toString()).doesNotContain(text.text().value());
    }

    @Test
    void aNameIsTakenUntilItsKeyIsRevoked() {
        add("lab");
        assertThatThrownBy(() -> add("lab"))
                .isInstanceOf(ApiKeyException.class)
                .hasMessage("there is a key named 'lab' already: choose another name, or revoke it");
        keys.revoke("lab");
        add("lab");

        assertThat(keys.all()).extracting(key -> key.state(Instant.now())).containsExactly(State.REVOKED, State.LIVE);
    }

    @Test
    void aKeyWhoseTimeIsOverGivesItsNameFree() {
        keys.add(text, "lab", Role.PREDICT, "ann", Optional.of(Instant.now().minusSeconds(60)));
        assertThatThrownBy(() -> keys.revoke("lab")).hasMessage("no key is named 'lab'; there are none yet");
        add("lab");

        assertThat(keys.all()).extracting(key -> key.state(Instant.now())).containsExactly(State.EXPIRED, State.LIVE);
    }

    @Test
    void revokingAnUnknownKeySaysWhichThereAre() {
        add("lab");
        add("clinic");
        assertThatThrownBy(() -> keys.revoke("labb"))
                .isInstanceOf(ApiKeyException.class)
                .hasMessage("no key is named 'labb'; there are: clinic, lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " lab", "lab ", "-lab", "lab\n", "lab'; DROP TABLE api_key", "<b>"})
    void refusesANameThatCouldNotBeReadInATable(String name) {
        assertThatThrownBy(() -> add(name))
                .isInstanceOf(ApiKeyException.class)
                .hasMessageContaining("no name for a key");
        assertThat(keys.all()).isEmpty();
    }

    @Test
    void takesANameOfAnyLanguage() {
        add("Käthes Labor, 2. Stock".replace(",", ""));
        assertThat(keys.all()).extracting(ApiKey::name).containsExactly("Käthes Labor 2. Stock");
    }

    @Test
    void theHousesKeyIsKeptOnceAndReplacedByAnother() {
        assertThat(keys.keep(text, "web app", Role.CONTRIBUTE, "hone up")).isTrue();
        assertThat(keys.keep(text, "web app", Role.CONTRIBUTE, "hone up")).isFalse();
        ApiKeyText other = ApiKeyText.generate();
        assertThat(keys.keep(other, "web app", Role.CONTRIBUTE, "hone up")).isTrue();
        assertThat(live()).containsExactly(other.id());

        assertThat(keys.keep(text, "web app", Role.CONTRIBUTE, "hone up"))
                .as("a copy of the file as it was is put back")
                .isTrue();
        assertThat(live()).containsExactly(text.id());
        assertThat(keys.all()).hasSize(2);
    }

    @Test
    void aRevokedKeyOfTheHouseComesBackAndARoleIsCorrected() {
        keys.keep(text, "web app", Role.PREDICT, "hone up");
        assertThat(keys.keep(text, "web app", Role.CONTRIBUTE, "hone up")).isTrue();
        keys.revoke("web app");
        assertThat(keys.keep(text, "web app", Role.CONTRIBUTE, "hone up")).isTrue();

        assertThat(keys.all())
                .singleElement()
                .satisfies(key -> assertThat(key.role()).isEqualTo(Role.CONTRIBUTE))
                .satisfies(key -> assertThat(key.state(Instant.now())).isEqualTo(State.LIVE));
    }

    @Test
    void theLastUseIsWrittenDownOnceAMinute() {
        ApiKey used = add("used");
        add("idle");
        keys.touch(List.of(used.id(), "nobody"));
        Instant first = keys.all().getFirst().lastUsedAt();
        keys.touch(List.of(used.id()));

        assertThat(first).isNotNull();
        assertThat(keys.all()).extracting(ApiKey::lastUsedAt).containsExactly(first, null);
    }

    private ApiKey add(String name) {
        return keys.add(ApiKeyText.generate(), name, Role.PREDICT, "ann", Optional.empty());
    }

    private List<String> live() {
        return keys.all().stream()
                .filter(key -> key.state(Instant.now()) == State.LIVE)
                .map(ApiKey::id)
                .toList();
    }
}
