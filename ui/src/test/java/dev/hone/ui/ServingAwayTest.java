package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ServingAwayTest {

    @Test
    void startsAndSaysSoWhenServingIsNotThere() {
        URI gone;
        try (ServingStandIn serving = new ServingStandIn()) {
            gone = serving.address();
        }
        try (ConfigurableApplicationContext app =
                Main.start(new UiSettings("127.0.0.1", 0, gone, ServingStandIn.KEY))) {
            String base = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
            HttpResponse<String> page = new Browser(base, false).get("/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("Predictions do not answer right now", "hone status");
            assertThat(new Browser(base, false).get("/health/live").statusCode())
                    .isEqualTo(200);
        }
    }
}
