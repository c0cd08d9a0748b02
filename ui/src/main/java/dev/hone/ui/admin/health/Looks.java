package dev.hone.ui.admin.health;

import dev.hone.stores.ledger.Replica;
import dev.hone.ui.admin.SettingsInForce;
import dev.hone.ui.admin.health.PartRow.Told;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.serving.Serving;
import dev.hone.ui.serving.ServingHealth;
import dev.hone.ui.stores.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks all parts at once how they are. One that does not answer soon is away; its late answer is nobody's. */
@Component
class Looks {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A replica says every few seconds that it is there. */
    private static final Duration ALIVE = Duration.ofSeconds(15);

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Executor THREADS = Thread::startVirtualThread;

    private final Stores stores;
    private final Kestra kestra;
    private final Serving serving;
    private final SettingsInForce settings;

    Looks(Stores stores, Kestra kestra, Serving serving, SettingsInForce settings) {
        this.stores = stores;
        this.kestra = kestra;
        this.serving = serving;
        this.settings = settings;
    }

    /**
     * What was found.
     *
     * @param replicas of serving, as the ledger knows them; nothing while that is away
     */
    record Found(List<PartRow> parts, Optional<List<Replica>> replicas) {}

    Found look() {
        CompletableFuture<Optional<List<Replica>>> replicas = soon(() ->
                        Optional.of(stores.ledger().instances().heardOf(REMEMBERED, ALIVE)))
                .exceptionally(failure -> Optional.empty());
        List<CompletableFuture<PartRow>> parts =
                Arrays.stream(Part.values()).map(this::look).toList();
        return new Found(parts.stream().map(CompletableFuture::join).toList(), replicas.join());
    }

    private CompletableFuture<PartRow> look(Part part) {
        long begun = System.nanoTime();
        String where = settings.value(part.variable());
        return soon(() -> ask(part))
                .thenApply(told -> PartRow.of(part, where, since(begun), told))
                .exceptionally(failure -> PartRow.away(part, where, since(begun), words(failure)));
    }

    private static <T> CompletableFuture<T> soon(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, THREADS).orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? "It did not answer within %d\u00a0s.".formatted(PATIENCE.toSeconds())
                : String.valueOf(cause.getMessage());
    }

    private Told ask(Part part) {
        return switch (part) {
            case LEDGER -> well(stores.ledger().databaseFacts().version());
            case BUCKET ->
                stores.bucket().exists()
                        ? well("")
                        : new Told(
                                "",
                                List.of("It has no bucket '%s': ./hone up makes it."
                                        .formatted(settings.value("HONE_S3_BUCKET"))));
            case MLFLOW -> well(stores.registry().release());
            case KESTRA -> askKestra();
            case SERVING -> of(serving.health());
        };
    }

    /** Kestra tells its version to everybody; only who is let in sees executions. */
    private Told askKestra() {
        String version = kestra.version().orElse("");
        kestra.newest("housekeeping", 1);
        return well(version);
    }

    private static Told of(ServingHealth health) {
        List<String> problems = new ArrayList<>(health.problems());
        if (health.lost() > 0) {
            problems.add("%d answers could not be kept since it started.".formatted(health.lost()));
        }
        return new Told(String.valueOf(health.version()), problems);
    }

    private static Told well(String version) {
        return new Told(version, List.of());
    }
}
