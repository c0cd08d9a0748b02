package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.Caller.Reply;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What serving promises, and to whom. */
abstract class KeysContract extends ServingContract {
    private static final String SOME_FEEDBACK = "{\"prediction_id\": \"x\", \"label\": \"monocyte\"}";

    /** Longer by a second than it may take, since the machine that tests has other things to do. */
    private static final Duration END_OF_A_REVOKED_KEY = Duration.ofSeconds(6);

    @Test
    void withoutAKeyOnlyHealthIsTold() throws IOException {
        Caller stranger = caller().saying(Optional.empty());
        for (String open : new String[] {"/health", "/health/live", "/health/ready"}) {
            assertThat(stranger.get(open).status()).as(open).isEqualTo(200);
        }
        for (Reply reply : new Reply[] {
            stranger.get("/v1/projects"),
            stranger.predict(png()),
            stranger.upload("/predict?project=cells", "file", png()),
            stranger.feedback(SOME_FEEDBACK)
        }) {
            check(reply, 401, "key-missing");
            assertThat(reply.text("detail")).contains("Authorization: Bearer KEY", "./hone keys add");
            assertThat(reply.response().headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"hone\"", "Basic realm=\"hone\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Digest nonsense", "Bearer", "hone_"})
    void anotherWayToAskIsNoKey(String header) {
        check(caller().saying(Optional.of(header)).get("/v1/projects"), 401, "key-missing");
    }

    @Test
    void aKeyMayBeAPassword() {
        String key = key(Role.PREDICT);
        assertThat(caller().saying(Optional.of(basic("anybody", key)))
                        .get("/v1/projects")
                        .status())
                .isEqualTo(200);
        check(caller().saying(Optional.of(basic(key, ""))).get("/v1/projects"), 401, "key-unknown");
        check(caller().saying(Optional.of("Basic ???")).get("/v1/projects"), 401, "key-unknown");
    }

    @Test
    void aKeyThatWasNeverMadeOpensNothing() {
        ApiKeyText never = ApiKeyText.generate();
        Reply reply = caller().with(never.text().value()).get("/v1/projects");
        check(reply, 401, "key-unknown");
        assertThat(reply.text("detail")).isEqualTo("No key with the id %s is known here.".formatted(never.id()));
        assertThat(reply.response().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void thePartOfAKeyThatMayBeShownTellsAStrangerNothing() {
        String key = key(Role.PREDICT);
        assertThat(caller().with(key).get("/v1/projects").status()).isEqualTo(200);
        String guessed = key.substring(0, 14) + "0".repeat(48);
        Reply reply = caller().with(guessed).get("/v1/projects");
        check(reply, 401, "key-unknown");
        assertThat(reply.text("detail")).endsWith("is known here.");
    }

    @ParameterizedTest
    @CsvSource({
        "PREDICT, 200, 403",
        "CONTRIBUTE, 200, 404",
        "OPERATE, 200, 404",
        "ADMIN, 200, 404",
    })
    void everyRoleMayDoItsPart(Role role, int predict, int feedback) throws IOException {
        Caller caller = caller().with(key(role));
        assertThat(caller.get("/v1/projects").status()).isEqualTo(200);
        assertThat(caller.predict(png()).status()).isEqualTo(predict);
        assertThat(caller.upload("/v1/predict?project=cells", "file", png()).status())
                .isEqualTo(predict);
        assertThat(caller.feedback(SOME_FEEDBACK).status()).isEqualTo(feedback);
    }

    @Test
    void aKeyThatMayNotIsToldWhichRoleItTakes() {
        String name = "reader" + UUID.randomUUID();
        Reply reply = caller().with(house().key(name, Role.PREDICT, null)).feedback(SOME_FEEDBACK);
        check(reply, 403, "role-too-low");
        assertThat(reply.text("detail"))
                .isEqualTo("This needs a key with the role 'contribute'; '%s' has the role 'predict'.".formatted(name));
    }

    @Test
    void aKeyWhoseTimeIsOverOpensNothing() {
        String name = "guest" + UUID.randomUUID();
        Caller guest =
                caller().with(house().key(name, Role.PREDICT, Instant.now().minusSeconds(60)));
        check(guest.get("/v1/projects"), 401, "key-unknown");
        assertThat(guest.get("/v1/projects").text("detail")).startsWith("The key '%s' expired on ".formatted(name));
    }

    @Test
    void aRevokedKeyEndsWithinSeconds() {
        String name = "leaver" + UUID.randomUUID();
        Caller leaver = caller().with(house().key(name, Role.PREDICT, null));
        assertThat(leaver.get("/v1/projects").status()).isEqualTo(200);
        house().revoke(name);
        Instant revoked = Instant.now();
        Eventually.holds("refused", () -> leaver.get("/v1/projects").status() == 401);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(END_OF_A_REVOKED_KEY);
        assertThat(leaver.get("/v1/projects").text("detail"))
                .startsWith("The key '%s' was revoked on ".formatted(name));
    }

    @Test
    void theLastUseOfAKeyIsKept() {
        assertThat(caller().get("/v1/projects").status()).isEqualTo(200);
        Eventually.holds("written down", () -> house().known(CALLER).lastUsedAt() != null);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyNewKeyWorksAtOnce(Role role) {
        assertThat(caller().with(key(role)).get("/v1/projects").status()).isEqualTo(200);
    }

    private String key(Role role) {
        return house().key(role.word() + UUID.randomUUID(), role, null);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
