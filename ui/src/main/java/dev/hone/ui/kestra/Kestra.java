package dev.hone.ui.kestra;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kestra, asked over HTTP at the paths of its release 1.3. Its failures are {@link KestraRefusedException} (it says why)
 * and {@link KestraAwayException} (it is not there). Thread-safe.
 */
public final class Kestra {
    /** Where Hone's flows are. */
    public static final String NAMESPACE = "hone";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final KestraHttp http;

    /** Sends nothing yet. */
    public Kestra(KestraSettings settings) {
        this.http = new KestraHttp(settings);
    }

    /**
     * Starts one of Hone's flows.
     *
     * @param inputs what it is started with
     * @param labels by which people find the execution in Kestra
     * @return the execution's id
     */
    public String start(String flow, Map<String, String> inputs, Map<String, String> labels) {
        String query = labels.entrySet().stream()
                .map(label -> "labels=" + encoded(label.getKey() + ":" + label.getValue()))
                .collect(Collectors.joining("&"));
        URI path = URI.create("/executions/%s/%s%s".formatted(NAMESPACE, flow, query.isEmpty() ? "" : "?" + query));
        return http.read(http.form(path, new FormParts(inputs)), Execution.class)
                .orElseThrow(() -> KestraRefusedException.of(404, "there is no flow %s.%s".formatted(NAMESPACE, flow)))
                .id();
    }

    /** An execution as it is now, if there is one of this id. */
    public Optional<Execution> find(String id) {
        return ID.matcher(id).matches()
                ? http.read(http.get(URI.create("/executions/" + id)), Execution.class)
                : Optional.empty();
    }

    /** Ends an execution, and all that it has started. Of one that has ended nothing is changed. */
    public void kill(String id) {
        if (ID.matcher(id).matches()) {
            http.done(http.delete(URI.create("/executions/%s/kill".formatted(id))));
        }
    }

    /** The last executions of one of Hone's flows, the newest first. */
    public List<Execution> newest(String flow, int most) {
        URI path = URI.create("/executions/search?namespace=%s&flowId=%s&size=%d&sort=state.startDate:desc"
                .formatted(NAMESPACE, flow, most));
        return http.read(http.get(path), Found.class).map(Found::results).orElse(List.of());
    }

    /** The version of Kestra, if it tells one. */
    public Optional<String> version() {
        return http.read(http.configuration(), Configuration.class).map(Configuration::version);
    }

    /** Why an execution failed, in the words of the task that did, if it says so. */
    public Optional<String> failure(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        List<LogLine> errors = http.read(http.get(URI.create("/logs/" + id + "?minLevel=ERROR")), LogLine[].class)
                .map(List::of)
                .orElse(List.of());
        // a failed task makes Kestra complain of all that depends on it: the task's own words come first
        return errors.stream()
                .filter(line -> line.taskId() != null)
                .reduce((first, second) -> second)
                .or(() -> errors.stream().findFirst())
                .flatMap(LogLine::firstLine);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a search gives, as far as it is of interest here. */
    record Found(List<Execution> results) {
        Found {
            results = results == null ? List.of() : results;
        }
    }

    /** What Kestra tells everybody of itself, as far as it is of interest here. */
    record Configuration(String version) {}

    /**
     * A line of an execution's log.
     *
     * @param taskId the task that says it, or null where Kestra itself does
     */
    record LogLine(String taskId, String message) {
        Optional<String> firstLine() {
            return message == null ? Optional.empty() : message.lines().findFirst();
        }
    }
}
