package dev.hone.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real browser, for what the scripts of pages do. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String address;

    Chromium(WebApp app) {
        address = app.address().toString();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(
                                Objects.requireNonNull(System.getProperty("hone.chromium"), "give -Dhone.chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** A browser of its own: its cookies and what its pages keep are shared by all tabs of it. */
    BrowserContext somebody() {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(address));
    }

    /** Signs somebody in, and out whoever was. */
    static void signIn(Page tab, String name) {
        tab.context().clearCookies();
        tab.navigate("/-/sign-in");
        tab.fill("#name", name);
        tab.fill("#password", WebApp.PASSWORD);
        tab.keyboard().press("Enter");
        tab.waitForURL(url -> !url.contains("/-/sign-in"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
