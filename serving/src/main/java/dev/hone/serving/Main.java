package dev.hone.serving;

import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.UnsetVariableException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the prediction service from the environment: the stores' {@code HONE_*} variables, and those of
 * {@link ServingSettings} where they differ from what is usual.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {

    public static void main(String[] arguments) {
        ServingSettings settings;
        try {
            settings = ServingSettings.from(System.getenv());
        } catch (UnsetVariableException | IllegalArgumentException e) {
            System.err.println("hone serving: " + e.getMessage());
            System.exit(2);
            return;
        }
        start(settings);
    }

    static ConfigurableApplicationContext start(ServingSettings settings) {
        SpringApplication application = new SpringApplication(Main.class);
        application.setDefaultProperties(
                Map.of("server.address", settings.host(), "server.port", String.valueOf(settings.port())));
        application.addInitializers(context -> register((GenericApplicationContext) context, settings));
        return application.run();
    }

    private static void register(GenericApplicationContext context, ServingSettings settings) {
        context.registerBean(ServingSettings.class, () -> settings);
        context.registerBean(Connections.class, settings::connections);
    }
}
