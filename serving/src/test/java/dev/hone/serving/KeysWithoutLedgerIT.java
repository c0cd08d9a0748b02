package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.real.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What becomes of callers when the ledger's server goes away, and serving is restarted without it. */
@Timeout(120)
class KeysWithoutLedgerIT {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final ApiKeyText key = ApiKeyText.generate();
    private final ApiKeyText wrong = ApiKeyText.generate();

    @TempDir
    private Path folder;

    @Test
    void thoseKnownLastGoOn() throws Exception {
        ServingSettings settings;
        try (PostgresServer postgres = PostgresServer.start()) {
            settings = settings(postgres);
            try (Ledger ledger = Ledger.open(settings.connections().ledger())) {
                ledger.apiKeys().add(key, "lab", Role.PREDICT, "test", Optional.empty());
            }
            try (ConfigurableApplicationContext serving = Main.start(settings)) {
                Caller lab = new Caller(serving, key.text().value());
                assertThat(lab.get("/v1/projects").status()).isEqualTo(200);
                postgres.kill();
                Eventually.holds(
                        "the ledger is missed",
                        () -> lab.get("/health").text("status").equals("degraded"));
                assertGoesOn(lab);
            }
        }
        try (ConfigurableApplicationContext serving = Main.start(settings)) {
            Caller lab = new Caller(serving, key.text().value());
            Eventually.holds("remembered", () -> lab.get("/v1/projects").status() == 200);
            assertGoesOn(lab);
        }
    }

    private void assertGoesOn(Caller lab) {
        assertThat(lab.get("/v1/projects").status()).isEqualTo(200);
        Caller.Reply reply = lab.with(wrong.text().value()).get("/v1/projects");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
    }

    private ServingSettings settings(PostgresServer postgres) {
        return TestSettings.of(
                folder.resolve("cache"),
                new Connections(
                        new BucketSettings(NOWHERE, "hone", "access", new Secret("secret")),
                        new RegistrySettings(NOWHERE, Optional.empty()),
                        postgres.empty(),
                        House.SIGNING_KEY));
    }
}
