package dev.hone.local.engine.http;

import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/**
 * Lets an event stream say something now and then, also when nothing happens: whoever listens knows that the engine
 * lives, and a listener that has gone without a word is noticed.
 */
public final class Pulse {
    private static final int SECONDS = 30;

    private Pulse() {}

    /** Beats until it is disposed of; a beat that fails ends the stream with its error. */
    public static Disposable of(FluxSink<?> stream, Runnable beat) {
        return Schedulers.boundedElastic()
                .schedulePeriodically(
                        () -> {
                            try {
                                beat.run();
                            } catch (RuntimeException e) {
                                stream.error(e);
                            }
                        },
                        SECONDS,
                        SECONDS,
                        TimeUnit.SECONDS);
    }
}
