package dev.hone.ui;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the pages of a house take that is up: one of each kind that links lead to from the project's. */
final class PagesBench {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#?]*)[^\"]*\"([^>]*)>");
    private static final Duration MOST = Duration.ofMillis(300);
    private static final int UNTIL_WARM = 10;

    private PagesBench() {}

    /** @param arguments where the web app is, a name, how often each page is asked; the password is in HONE_WEB_PASSWORD */
    public static void main(String[] arguments) {
        Browser browser = new Browser(URI.create(arguments[0]));
        browser.signIn(arguments[1], System.getenv("HONE_WEB_PASSWORD"));
        int rounds = Integer.parseInt(arguments[2]);
        List<String> slow = new ArrayList<>();
        for (String path : pages(browser).values()) {
            for (int i = 0; i < UNTIL_WARM; i++) {
                browser.follow(browser.get(path));
            }
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                long begun = System.nanoTime();
                HttpResponse<String> page = browser.follow(browser.get(path));
                times.add(Duration.ofNanos(System.nanoTime() - begun));
                if (page.statusCode() != 200) {
                    slow.add("%s answers %d".formatted(path, page.statusCode()));
                }
            }
            times.sort(null);
            Duration median = times.get(times.size() / 2);
            System.out.printf(
                    "%5d ms (at most %d ms)  %s%n",
                    median.toMillis(), times.getLast().toMillis(), path);
            if (median.compareTo(MOST) > 0) {
                slow.add("%s takes %d ms".formatted(path, median.toMillis()));
            }
        }
        if (!slow.isEmpty()) {
            System.out.println("A page may take %d ms: %s".formatted(MOST.toMillis(), String.join("; ", slow)));
            System.exit(1);
        }
    }

    private static Map<String, String> pages(Browser browser) {
        Map<String, String> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (found.putIfAbsent(kind(path), path) == null) {
                Matcher link = LINK.matcher(browser.follow(browser.get(path)).body());
                while (link.find()) {
                    if (!link.group(2).contains("download")) {
                        open.add(link.group(1));
                    }
                }
            }
        }
        return found;
    }

    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{64}", "DIGEST")
                .replaceAll("(?<=/)[0-9]+(?=/|$)", "N")
                .replaceAll("(?<=/)(many[0-9]+|[0-9A-Za-z]{20,26}(-[0-9]+)?)(?=/|$)", "ID");
    }
}
