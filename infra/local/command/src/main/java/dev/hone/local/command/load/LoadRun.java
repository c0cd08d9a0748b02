package dev.hone.local.command.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
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

/**
 * Carries out a plan, with as little of the machine as can be, since what is measured often shares it: threads that wait for
 * their connection, and nothing beside them.
 */
public final class LoadRun {
    private static final String BOUNDARY = "hone-load-3f9a";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FAILURES = 400;
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
        // so many connections are kept open between two requests
        System.setProperty("http.maxConnections", String.valueOf(plan.users()));
        return new LoadRun(plan).run();
    }

    private LoadReport run() throws InterruptedException {
        long start = System.nanoTime();
        List<Sample> all = new ArrayList<>();
        try (ExecutorService users =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
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

    private List<Sample> ask(long start) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long from = start + plan.warmUp().toNanos();
        long end = from + plan.time().toNanos();
        while (true) {
            long number = begun.getAndIncrement();
            long due = due(start, number);
            if (due >= end) {
                return samples;
            }
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            int status = status(bodies.get((int) (number % bodies.size())));
            if (due >= from) {
                samples.add(new Sample((int) ((due - from) / NANOS), System.nanoTime() - due, status));
            }
        }
    }

    private long due(long start, long number) {
        return plan.rate() > 0 ? start + (long) (number / plan.rate() * NANOS) : System.nanoTime();
    }

    /** 0 when there is no answer. */
    private int status(byte[] body) {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) plan.target().toURL().openConnection();
            request.setConnectTimeout((int) PATIENCE.toMillis());
            request.setReadTimeout((int) PATIENCE.toMillis());
            request.setInstanceFollowRedirects(false);
            request.setDoOutput(true);
            // a body that is streamed is never sent a second time behind our back
            request.setFixedLengthStreamingMode(body.length);
            request.setRequestProperty("Authorization", "Bearer " + plan.key().value());
            request.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
            try (OutputStream form = request.getOutputStream()) {
                form.write(body);
            }
            int status = request.getResponseCode();
            try (InputStream answer = status < FAILURES ? request.getInputStream() : request.getErrorStream()) {
                if (answer != null) {
                    answer.transferTo(OutputStream.nullOutputStream());
                }
            }
            return status;
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
