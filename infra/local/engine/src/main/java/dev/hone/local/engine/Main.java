package dev.hone.local.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the engine from its environment and stops it when the process is asked to end. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Runs until SIGTERM; ends with 2 when the environment is wrong, with 1 when the engine fails. */
    public static void main(String[] arguments) {
        try {
            run(EngineSettings.from(System.getenv()));
        } catch (UnusableSettingException e) {
            LOG.error(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(EngineSettings settings) {
        long started = System.nanoTime();
        try {
            Engine engine = Engine.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-shutdown"));
            LOG.info(
                    "Kestra engine ready at http://{}:{} after {} ms",
                    settings.host(),
                    settings.port(),
                    (System.nanoTime() - started) / 1_000_000);
            engine.awaitCollapse();
            LOG.error("Kestra gave up; the reason stands above");
        } catch (RuntimeException e) {
            StartFailure.explain(settings, e)
                    .ifPresentOrElse(LOG::error, () -> LOG.error("the engine did not start: {}", e.getMessage(), e));
        }
        System.exit(1);
    }
}
