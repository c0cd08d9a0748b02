package dev.hone.serving;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again, from start to stop, and says good-bye at the end. */
final class Polling implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final Duration pause;
    private final Runnable look;
    private final Runnable farewell;
    private volatile Thread thread;

    /**
     * Not started yet.
     *
     * @param pause between two looks
     * @param look is done again, whatever it throws
     */
    Polling(String name, Duration pause, Runnable look, Runnable farewell) {
        this.name = name;
        this.pause = pause;
        this.look = look;
        this.farewell = farewell;
    }

    @Override
    public void start() {
        // known before it runs: it looks whether it is still wanted
        Thread follows = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = follows;
        follows.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        running.interrupt();
        try {
            running.join(PATIENCE);
            farewell.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the house was not told of the end", e);
        }
    }

    /** From before the first request until after the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void look() {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not look, and looks again", name, e);
        }
    }

    private void run() {
        try {
            while (isRunning()) {
                look();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped");
        }
    }
}
