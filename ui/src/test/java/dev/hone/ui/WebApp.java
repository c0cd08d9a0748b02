package dev.hone.ui;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.PasswordHash;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.real.PostgresServer;
import dev.hone.ui.access.FirstAccount;
import dev.hone.ui.kestra.KestraSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** The web app on a real ledger of its own; serving is a stand-in, and what a test does not bring is away. */
final class WebApp implements AutoCloseable {
    static final FirstAccount FIRST = new FirstAccount("admin", new Secret("the first password"));

    /** Nothing listens on the port of discarded bytes. */
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    /** Of everybody who signs in. */
    static final String PASSWORD = "a password of tests";

    private static final String HASH = PasswordHash.of(new Secret(PASSWORD));

    private final PostgresServer postgres;
    private final Ledger ledger;
    private final ServingStandIn serving = new ServingStandIn();
    private final ConfigurableApplicationContext app;

    /** Where the other servers are. */
    record Servers(BucketSettings bucket, RegistrySettings registry, KestraSettings kestra) {
        static final Servers AWAY = new Servers(
                new BucketSettings(NOWHERE, "hone", "key", new Secret("secret")),
                new RegistrySettings(NOWHERE, Optional.empty()),
                new KestraSettings(NOWHERE, "hone", new Secret("secret")));

        Servers with(BucketSettings there) {
            return new Servers(there, registry, kestra);
        }

        Servers with(RegistrySettings there) {
            return new Servers(bucket, there, kestra);
        }

        Servers with(KestraSettings there) {
            return new Servers(bucket, registry, there);
        }
    }

    WebApp(Servers servers) throws IOException {
        postgres = PostgresServer.start();
        LedgerSettings settings = postgres.empty();
        ledger = Ledger.open(settings);
        app = Main.start(settings(serving.address(), settings, servers));
    }

    static UiSettings settings(URI serving, LedgerSettings ledger, Servers servers) {
        return new UiSettings(
                "127.0.0.1",
                0,
                serving,
                ServingStandIn.KEY,
                FIRST,
                servers.kestra(),
                new Connections(servers.bucket(), servers.registry(), ledger, new Secret("signs")));
    }

    Ledger ledger() {
        return ledger;
    }

    ServingStandIn serving() {
        return serving;
    }

    URI address() {
        return address(app);
    }

    static URI address(ConfigurableApplicationContext app) {
        return URI.create("http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port"));
    }

    /** Somebody of this role who has signed in. */
    Browser signedIn(Role role) {
        return signedIn("somebody who may " + role.word(), role);
    }

    /** The same, under a name. */
    Browser signedIn(String name, Role role) {
        ledger.users().keep(name, role, HASH, "test");
        Browser browser = new Browser(address());
        browser.signIn(name, PASSWORD);
        return browser;
    }

    @Override
    public void close() throws IOException {
        app.close();
        serving.close();
        ledger.close();
        postgres.close();
    }
}
