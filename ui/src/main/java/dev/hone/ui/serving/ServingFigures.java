package dev.hone.ui.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a replica of serving has counted since it started, as far as it is of interest here.
 *
 * @param since when it started; unknown where it does not say
 */
public record ServingFigures(Optional<Instant> since, List<Requests> requests) {
    private static final Pattern REQUESTS = Pattern.compile(
            "^hone_serving_request_seconds_count\\{path=\"([^\"]*)\",status=\"(\\d{3})\"\\} (\\S+)", Pattern.MULTILINE);
    private static final Pattern STARTED = Pattern.compile("^process_start_time_seconds (\\S+)", Pattern.MULTILINE);

    public ServingFigures {
        requests = List.copyOf(requests);
    }

    /** So many requests to a path that were answered with a status. */
    public record Requests(String path, int status, long count) {}

    /** What a text in Prometheus' form says. */
    static ServingFigures parse(String text) {
        List<Requests> requests = new ArrayList<>();
        Matcher each = REQUESTS.matcher(text);
        while (each.find()) {
            requests.add(new Requests(
                    each.group(1), Integer.parseInt(each.group(2)), Math.round(Double.parseDouble(each.group(3)))));
        }
        Matcher started = STARTED.matcher(text);
        return new ServingFigures(
                started.find()
                        ? Optional.of(Instant.ofEpochMilli(Math.round(1000 * Double.parseDouble(started.group(1)))))
                        : Optional.empty(),
                requests);
    }
}
