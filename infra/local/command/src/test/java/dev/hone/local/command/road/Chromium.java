package dev.hone.local.command.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.hone.local.command.house.Credentials;
import dev.hone.local.command.house.Credentials.Key;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser in which somebody uses a house's web app. */
final class Chromium implements AutoCloseable {
    private final RoadHouse house;
    private final Playwright playwright;
    private final Browser browser;

    Chromium(RoadHouse house) {
        this.house = house;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(RoadHouse.property("hone.chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + house.house().ports().ui());
    }

    /** A window of the house's first administrator, who has signed in. */
    Page signedIn(NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(address().toString()));
        Page page = context.newPage();
        page.navigate("/");
        page.fill("#name", Credentials.WEB_USER);
        page.fill("#password", house.house().credentials().value(Key.WEB_PASSWORD));
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/-/sign-in"));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
