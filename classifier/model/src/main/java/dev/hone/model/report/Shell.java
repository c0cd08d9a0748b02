package dev.hone.model.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the pages have in common: one file that needs no script, no network and no other file but thumbnails. */
final class Shell {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Shell() {}

    static void write(Html html, String title, Runnable body) {
        html.tag(
                "html",
                () -> {
                    html.tag("head", () -> head(html, title));
                    html.tag("body", () -> html.tag("main", body));
                },
                "lang",
                "en");
    }

    private static void head(Html html, String title) {
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.tag("title", title);
        html.style(css());
    }

    static void section(Html html, String title, Runnable content) {
        html.tag("section", () -> {
            html.tag("h2", title);
            content.run();
        });
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Where something comes from, by its digest; nothing where that is not known. */
    static void origin(Html html, String what, String digest) {
        if (digest != null) {
            html.tag("p", () -> {
                html.text(what + " ");
                html.tag("code", digest);
            });
        }
    }

    private static String css() {
        try (InputStream in = Shell.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
