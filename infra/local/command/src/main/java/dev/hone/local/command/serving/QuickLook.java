package dev.hone.local.command.serving;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.serving.ServingHttp.Served;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A question to serving that is given up at once: who asks how the house is does not wait for what hangs. */
public record QuickLook(House house) {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** The projects; empty when serving does not say them in time. */
    public Optional<List<Served>> projects() throws InterruptedException {
        FutureTask<List<Served>> question = new FutureTask<>(() -> new ServingHttp(house).projects());
        Thread.ofPlatform().daemon().name("quick look").start(question);
        try {
            return Optional.of(question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HouseException) {
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
