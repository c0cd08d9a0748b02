package dev.hone.ui;

import dev.hone.stores.connections.UnsetVariableException;
import dev.hone.ui.access.Accounts;
import dev.hone.ui.access.FirstAccount;
import dev.hone.ui.access.Passwords;
import dev.hone.ui.account.StoredAccounts;
import dev.hone.ui.admin.SettingsInForce;
import dev.hone.ui.frame.RequestGuard;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.serving.Serving;
import dev.hone.ui.stores.Stores;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the web app from the environment: the stores' {@code HONE_*} variables, HONE_SERVING_URL, HONE_SERVING_KEY,
 * HONE_KESTRA_URL, HONE_KESTRA_USER, HONE_KESTRA_PASSWORD and HONE_WEB_PASSWORD, and HONE_UI_PORT, HONE_HOST and
 * HONE_WEB_USER where they differ.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {

    public static void main(String[] arguments) {
        UiSettings settings;
        try {
            settings = UiSettings.from(System.getenv());
        } catch (UiSettings.InvalidSettingException | UnsetVariableException e) {
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
        // rooms name their classes without knowing of each other
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.addInitializers(context -> register((GenericApplicationContext) context, settings));
        return application.run();
    }

    private static void register(GenericApplicationContext context, UiSettings settings) {
        context.registerBean(Serving.class, () -> new Serving(settings.serving(), settings.key()));
        context.registerBean(Kestra.class, () -> new Kestra(settings.kestra()));
        context.registerBean(Stores.class, () -> new Stores(settings.connections()));
        context.registerBean(FirstAccount.class, settings::first);
        context.registerBean(SettingsInForce.class, settings::inForce);
        context.registerBean(
                Accounts.class,
                () -> new StoredAccounts(context.getBean(Stores.class), context.getBean(Passwords.class)));
        context.registerBean(RequestGuard.class, () -> new RequestGuard(settings.host()));
    }
}
