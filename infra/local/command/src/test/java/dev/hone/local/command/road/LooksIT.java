package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of the web app that links lead to, one of each kind: as wide as a phone and as a large screen, light and dark, and
 * without JavaScript. What they look like lies in {@code target/looks}.
 */
@Tag("mlflow")
@Tag("browser")
@ExtendWith(SharedHouse.class)
class LooksIT {
    /** More would mean that pages are told apart by something that only names a row. */
    private static final int MOST_KINDS = 80;

    /** What other tests do with these is no other kind of page. */
    private static final Pattern OTHER_PROJECTS = Pattern.compile("/(road|lite|steps|stopped)(/.*)?");

    private static final int PHONE = 360;
    private static final int SCREEN = 1920;

    private static Chromium chromium;
    private static String axe;

    /** A page of each kind, by what kind it is. */
    private static Map<String, String> pages;

    @BeforeAll
    static void start(RoadHouse house) throws IOException {
        try (InputStream script = LooksIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        chromium = new Chromium(house);
        pages = found(chromium.signedIn(new NewContextOptions()));
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void everyPageIsForEverybodyOnAPhoneInTheLight() {
        assertThat(complaints(PHONE, ColorScheme.LIGHT)).isEmpty();
    }

    @Test
    void everyPageIsForEverybodyOnAPhoneInTheDark() {
        assertThat(complaints(PHONE, ColorScheme.DARK)).isEmpty();
    }

    @Test
    void everyPageIsForEverybodyOnALargeScreenInTheLight() {
        assertThat(complaints(SCREEN, ColorScheme.LIGHT)).isEmpty();
    }

    @Test
    void everyPageIsForEverybodyOnALargeScreenInTheDark() {
        assertThat(complaints(SCREEN, ColorScheme.DARK)).isEmpty();
    }

    @Test
    void everyPageIsThereWithoutJavaScript() {
        Page page = chromium.signedIn(new NewContextOptions().setJavaScriptEnabled(false));
        List<String> complaints = new ArrayList<>();
        pages.forEach((kind, path) -> {
            Response response = page.navigate(path);
            if (response.status() != 200 || !page.locator("main h1").first().isVisible()) {
                complaints.add("%s answers %d, and shows no title".formatted(path, response.status()));
            }
        });
        assertThat(complaints).isEmpty();
    }

    /** Follows links, as somebody would who looks around, and keeps the first page of each kind. */
    private static Map<String, String> found(Page page) {
        Map<String, String> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (OTHER_PROJECTS.matcher(path).matches() || found.putIfAbsent(kind(path), path) != null) {
                continue;
            }
            assertThat(found).as("kinds of pages").hasSizeLessThan(MOST_KINDS);
            Response response = page.navigate(path);
            assertThat(response.status()).as(path).isEqualTo(200);
            for (Object link : (List<?>) page.evaluate(
                    "() => [...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(a => a.pathname)")) {
                open.add(link.toString());
            }
        }
        return found;
    }

    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{64}", "DIGEST")
                .replaceAll("(?<=/)[0-9]+(?=/|$)", "N")
                .replaceAll("(?<=/)[0-9A-Za-z]{20,26}(?=/|$)", "ID");
    }

    private static List<String> complaints(int width, ColorScheme scheme) {
        Page page = chromium.signedIn(
                new NewContextOptions().setColorScheme(scheme).setViewportSize(width, width == PHONE ? 740 : 1080));
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("%s: the browser says %s".formatted(page.url(), message.text()));
            }
        });
        pages.forEach((kind, path) -> {
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/looks/%d-%s/%s.png"
                            .formatted(width, scheme.name().toLowerCase(Locale.ROOT), name(kind)))));
            int over = (int) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
            if (over > 0) {
                complaints.add("%s is %d pixels wider than the window".formatted(path, over));
            }
            page.evaluate(axe);
            for (Object violation : (List<?>) page.evaluate("""
                    async () => (await axe.run()).violations.map((violation) =>
                        `${violation.id}: ${violation.help} at ${violation.nodes.map((node) => node.html).join(" and ")}`)
                    """)) {
                complaints.add(path + " " + violation);
            }
        });
        page.context().close();
        return complaints;
    }

    private static String name(String kind) {
        String name = URI.create(kind).getPath().substring(1).replace('/', '.');
        return name.isEmpty() ? "projects" : name;
    }
}
