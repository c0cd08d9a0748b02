package dev.hone.ui;

import dev.hone.ui.frame.RequestGuard;
import dev.hone.ui.serving.Serving;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the web app from the environment: HONE_SERVING_URL and HONE_SERVING_KEY, and HONE_UI_PORT and HONE_HOST where
 * they differ.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {

    public static void main(String[] arguments) {
        UiSettings settings;
        try {
            settings = UiSettings.from(System.getenv());
        } catch (UiSettings.InvalidSettingException e) {
            System.err.println("hone ui: " + e.getMessage());
            System.exit(2);
            return;
        }
        start(settings);
    }

    static ConfigurableApplicationContext start(UiSettings settings) {
        SpringApplication application = new SpringApplication(Main.class);
        application.setDefaultProperties(
                Map.of("server.address", settings.host(), "server.port", String.valueOf(settings.port())));
        application.addInitializers(context -> register((GenericApplicationContext) context, settings));
        return application.run();
    }

    private static void register(GenericApplicationContext context, UiSettings settings) {
        context.registerBean(Serving.class, () -> new Serving(settings.serving(), settings.key()));
        context.registerBean(RequestGuard.class, () -> new RequestGuard(settings.host()));
    }
}
