package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class StoresAwayTest {

    @Test
    void startsWithEverythingElseAwayAndSaysSoToWhoeverSignsIn() {
        LedgerSettings ledger = new LedgerSettings("jdbc:postgresql://127.0.0.1:9/hone", "hone", new Secret("hone"));
        try (ConfigurableApplicationContext app =
                Main.start(WebApp.settings(WebApp.NOWHERE, ledger, WebApp.Servers.AWAY))) {
            Browser browser = new Browser(WebApp.address(app));
            assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(browser.get("/-/sign-in").statusCode()).isEqualTo(200);
            assertThat(browser.signIn("admin", "the first password").headers().firstValue("Location"))
                    .hasValue("/-/sign-in?away");
            assertThat(browser.get("/-/sign-in?away").body()).contains("The ledger does not answer", "hone status");
        }
    }
}
