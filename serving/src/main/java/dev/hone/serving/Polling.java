package dev.hone.serving;

import dev.hone.serving.models.ModelFollower;
import dev.hone.serving.models.ModelSource;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for new versions every second, from start to stop, and says good-bye at the end. */
final class Polling implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ModelFollower follower;
    private final ModelSource source;
    private volatile Thread thread;

    Polling(ModelFollower follower, ModelSource source) {
        this.follower = follower;
        this.source = source;
    }

    @Override
    public void start() {
        // known before it runs: it looks whether it is still wanted
        Thread follows = Thread.ofPlatform().name("follower").daemon().unstarted(this::run);
        thread = follows;
        follows.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        running.interrupt();
        try {
            running.join(PAUSE);
            source.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the house was not told of the end", e);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (isRunning()) {
                follower.poll();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped");
        }
    }
}
