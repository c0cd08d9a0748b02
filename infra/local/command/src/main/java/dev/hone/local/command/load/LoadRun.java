package dev.hone.local.command.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Carries out a plan. */
public final class LoadRun {
    private static final String BOUNDARY = "hone-load-3f9a";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS = 1e9;

    private final LoadPlan plan;
    private final List<byte[]> bodies;
    private final AtomicLong begun = new AtomicLong();

    private LoadRun(LoadPlan plan) {
        this.plan = plan;
        this.bodies = plan.pictures().stream().map(LoadRun::form).toList();
    }

    /** What came of a plan; returns when it is over. */
    public static LoadReport of(LoadPlan plan) throws InterruptedException {
        return new LoadRun(plan).run();
    }

    private LoadReport run() throws InterruptedException {
        long start = System.nanoTime();
        List<Sample> all = new ArrayList<>();
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Sample>>> asking = new ArrayList<>();
            for (int i = 0; i < plan.users(); i++) {
                asking.add(users.submit(() -> ask(start)));
            }
            for (Future<List<Sample>> user : asking) {
                all.addAll(user.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return LoadReport.of(plan, all);
    }

    /** A user of its own client has a connection of its own. */
    private List<Sample> ask(long start) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long from = start + plan.warmUp().toNanos();
        long end = from + plan.time().toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            while (true) {
                long number = begun.getAndIncrement();
                long due = due(start, number);
                if (due >= end) {
                    return samples;
                }
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int status = status(client, bodies.get((int) (number % bodies.size())));
                if (due >= from) {
                    samples.add(new Sample((int) ((due - from) / NANOS), System.nanoTime() - due, status));
                }
            }
        }
    }

    private long due(long start, long number) {
        return plan.rate() > 0 ? start + (long) (number / plan.rate() * NANOS) : System.nanoTime();
    }

    private int status(HttpClient client, byte[] body) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(plan.target())
                                    .timeout(PATIENCE)
                                    .header(
                                            "Authorization",
                                            "Bearer " + plan.key().value())
                                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                    .POST(BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static byte[] form(byte[] picture) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(BOUNDARY)
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(picture);
        form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}
