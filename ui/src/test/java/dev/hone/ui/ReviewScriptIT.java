package dev.hone.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import dev.hone.pictures.Png;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Review page in a real browser. */
@Tag("browser")
class ReviewScriptIT {
    private static final String WORDS = "**/judgement";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static S3Server s3;
    private static Bucket bucket;
    private static WebApp app;
    private static Ledger ledger;
    private static Chromium chromium;

    private BrowserContext window;
    private String project;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        BucketSettings objects = s3.settings();
        bucket = Bucket.open(objects);
        bucket.create();
        app = new WebApp(Servers.AWAY.with(objects));
        ledger = app.ledger();
        app.signedIn("ann", Role.CONTRIBUTE);
        app.signedIn("ben", Role.CONTRIBUTE);
        chromium = new Chromium(app);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        app.close();
        bucket.close();
        s3.close();
    }

    @BeforeEach
    void open() {
        window = chromium.somebody();
        project = "cells-" + NUMBERS.incrementAndGet();
        List<ProjectClass> classes = List.of(
                new ProjectClass("basophil", null),
                new ProjectClass("monocyte", null),
                new ProjectClass("lymphocyte", null));
        ledger.projects().apply(new Project(project, "Cells", classes, null, null, null, null, null), "test");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aWholeRoundIsGoneThroughByKeysInLessThanAMinuteOrTwo() throws Exception {
        for (int i = 0; i < 60; i++) {
            answer(true);
        }
        Page page = review("ann");
        Instant began = Instant.now();
        for (int i = 1; i <= 60; i++) {
            assertThat(page.locator(".place")).hasText(i + " of 60");
            page.keyboard().press(i % 3 == 0 ? "1" : "Space");
        }
        assertThat(page.locator("#round-over")).isVisible();
        assertThat(page.locator("#another")).isFocused();
        assertThat(page.locator("#done")).hasText("60");
        eventually("60 judgements", () -> judgements().size() == 60);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(judgements()).filteredOn(said -> said.kind() == Kind.CORRECT).hasSize(20);
    }

    @Test
    void focusGoesAlongFromPictureToPictureAndTheNextOneIsAnnounced() throws Exception {
        answer(true);
        answer(true);
        answer(true);
        Page page = review("ann");
        page.locator("#keys").uncheck();
        page.locator(".pick[value=basophil]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".place")).hasText("2 of 3");
        assertThat(page.locator("#review .pick[data-predicted]")).isFocused();
        Locator status =
                page.locator("[role=status]", new Page.LocatorOptions().setHasText("Picture 1 of 3: basophil"));
        assertThat(status).containsText("Picture 2 of 3, the model says monocyte, 60");
        page.keyboard().press("Enter");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#another")).isFocused();
        eventually("three judgements", () -> judgements().size() == 3);
        assertThat(judgements()).extracting(Judgement::label).containsExactly("basophil", "monocyte", "basophil");
        page.locator("#undo").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".place")).hasText("3 of 3");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator("#undo")).isHidden();
        assertThat(page.locator("#review .pick[data-predicted]")).isFocused();
    }

    @Test
    void aKeyThatIsHeldDownSaysNothingOfTheNextPicture() {
        answer(true);
        answer(true);
        Page page = review("ann");
        page.locator("#review .pick[data-predicted]").focus();
        page.keyboard().down("Enter");
        page.keyboard().down("Enter");
        page.keyboard().down("Enter");
        page.keyboard().up("Enter");
        assertThat(page.locator(".place")).hasText("2 of 2");
    }

    @Test
    void singleKeysCanBeSwitchedOffForGood() throws Exception {
        answer(true);
        answer(true);
        Page page = review("ann");
        assertThat(page.locator(".pick[data-predicted]")).hasAttribute("aria-keyshortcuts", "2 Space");
        page.locator("#keys").uncheck();
        page.locator("h1").click();
        for (String key : List.of("1", "Space", "u", "ArrowRight")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator(".place")).hasText("1 of 2");
        assertThat(page.locator(".pick[aria-keyshortcuts]")).hasCount(0);
        page.reload();
        ready(page);
        assertThat(page.locator("#keys")).not().isChecked();
        page.keyboard().press("1");
        assertThat(page.locator(".place")).hasText("1 of 2");
        page.locator("#keys").check();
        page.keyboard().press("1");
        assertThat(page.locator(".place")).hasText("2 of 2");
        eventually("a judgement", () -> judgements().size() == 1);
    }

    @Test
    void undoGoesBackStepByStep() throws Exception {
        String digest = answer(true);
        answer(true);
        Page page = review("ann");
        page.locator(".step[data-digest='%s']".formatted(digest)).click();
        for (String key : List.of("1", "3")) {
            page.keyboard().press(key);
            page.locator(".step[data-digest='%s']".formatted(digest)).click();
        }
        assertThat(page.locator(".word")).hasText("You said lymphocyte");
        page.keyboard().press("u");
        assertThat(page.locator(".word")).hasText("You said basophil");
        eventually("two words and one again", () -> judgements().size() == 3);
        assertThat(newest(digest).label()).isEqualTo("basophil");
        page.keyboard().press("u");
        assertThat(page.locator(".word")).isEmpty();
        eventually("a withdrawal", () -> newest(digest).kind() == Kind.WITHDRAW);
        assertThat(page.locator("#done")).hasText("0");
    }

    @Test
    void wordsWaitForWhoSaidThem() throws Exception {
        String digest = answer(true);
        Page page = review("ann");
        window.route(WORDS, Route::abort);
        page.keyboard().press("1");
        assertThat(page.locator("#unsent")).containsText("Hone does not answer. One judgement is kept");
        Page other = window.newPage();
        Chromium.signIn(other, "ben");
        window.unroute(WORDS);
        page.locator("#unsent-again").click();
        assertThat(page.locator("#unsent")).containsText("ben is signed in here now");
        other.navigate("/%s/review".formatted(project));
        assertThat(other.locator("#unsent-others"))
                .containsText("One judgement of ann. Hone gets it when ann signs in");
        assertThat(other.locator("#unsent")).isHidden();
        assertThat(judgements()).isEmpty();

        Chromium.signIn(other, "ann");
        other.navigate("/%s/review".formatted(project));
        eventually("a judgement", () -> judgements().size() == 1);
        assertThat(newest(digest).by()).isEqualTo("ann");
        assertThat(other.locator("#unsent-others")).isHidden();
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whoSignedInAgainSendsWhatWaited() throws Exception {
        String digest = answer(true);
        Page page = review("ann");
        Page other = window.newPage();
        Chromium.signIn(other, "ann");
        page.keyboard().press("1");
        eventually("a judgement", () -> judgements().size() == 1);
        assertThat(newest(digest).label()).isEqualTo("basophil");
    }

    @Test
    void twoTabsKeepWhatBothSaid() throws Exception {
        answer(true);
        answer(true);
        Page one = review("ann");
        Page two = window.newPage();
        two.navigate("/%s/review".formatted(project));
        ready(two);
        window.route(WORDS, Route::abort);
        one.keyboard().press("1");
        assertThat(one.locator("#unsent")).isVisible();
        two.keyboard().press("ArrowRight");
        two.keyboard().press("1");
        assertThat(two.locator("#unsent")).containsText("2 judgements are kept");
        assertThat(one.locator("#unsent")).containsText("2 judgements are kept");
        window.unroute(WORDS);
        one.locator("#unsent-again").click();
        eventually("two judgements", () -> judgements().size() == 2);
        assertThat(one.locator("#unsent")).isHidden();
        assertThat(two.locator("#unsent")).isHidden();
    }

    @Test
    void whatWasRefusedStaysUntilItIsDismissed() {
        answer(false);
        answer(false);
        Page page = review("ann");
        page.keyboard().press("1");
        page.keyboard().press("3");
        Locator refusals = page.locator("#refusals li");
        assertThat(refusals).hasCount(2);
        assertThat(refusals.first())
                .containsText("%s, picture 1 of 2, basophil: The picture is not kept.".formatted(project));
        assertThat(refusals.last()).containsText("picture 2 of 2, lymphocyte: The picture is not kept.");
        assertThat(page.locator("#done")).hasText("0");
        assertThat(page.locator("#undo")).isHidden();
        page.reload();
        assertThat(refusals).hasCount(2);
        refusals.first().locator("button").click();
        assertThat(refusals).hasCount(1);
        assertThat(refusals.locator("button")).isFocused();
        refusals.locator("button").click();
        assertThat(page.locator("#refused")).isHidden();
        page.reload();
        ready(page);
        assertThat(page.locator("#refused")).isHidden();
    }

    @Test
    void whatComesLateIsToldWhatWasSaidSince() throws Exception {
        String digest = answer(true);
        Page page = review("ann");
        window.route(WORDS, Route::abort);
        page.keyboard().press("1");
        assertThat(page.locator("#unsent")).isVisible();
        try (BrowserContext elsewhere = chromium.somebody()) {
            Page other = elsewhere.newPage();
            Chromium.signIn(other, "ben");
            other.navigate("/%s/review".formatted(project));
            ready(other);
            other.keyboard().press("3");
            eventually("a judgement", () -> judgements().size() == 1);
        }
        window.unroute(WORDS);
        page.locator("#unsent-again").click();
        assertThat(page.locator("#refusals")).containsText("ben said something else since: lymphocyte.");
        assertThat(page.locator("#unsent")).isHidden();
        assertThat(newest(digest).by()).isEqualTo("ben");
    }

    @Test
    void picturesAreFetchedAsTheyAreNeeded() {
        for (int i = 0; i < 20; i++) {
            answer(true);
        }
        AtomicInteger fetched = new AtomicInteger();
        window.onRequest(request -> {
            if (Pattern.matches(".*/pictures/[0-9a-f]{64}", request.url())) {
                fetched.incrementAndGet();
            }
        });
        Page page = review("ann");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(fetched.get()).isBetween(1, 6);
    }

    private Page review(String name) {
        Page page = window.newPage();
        Chromium.signIn(page, name);
        page.navigate("/%s/review".formatted(project));
        ready(page);
        return page;
    }

    private static void ready(Page page) {
        page.locator("#review[data-keys]").waitFor();
    }

    private static void eventually(String what, Callable<Boolean> condition) throws Exception {
        Eventually.holds(what, PATIENCE, condition);
    }

    /** All of the project, the first one first. */
    private List<Judgement> judgements() {
        return ledger.judgements().all(project);
    }

    private Judgement newest(String digest) {
        return ledger.judgements().newest(project, digest).orElseThrow();
    }

    /** Another answer about another picture; its digest. */
    private String answer(boolean kept) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x10101 * NUMBERS.incrementAndGet());
        byte[] png = Png.of(image);
        String digest = Sha256.hex(png);
        if (kept) {
            new PictureStore(bucket, project).put(png, Map.of());
        }
        ledger.predictions()
                .insert(List.of(new Prediction(
                        "p" + NUMBERS.incrementAndGet(),
                        project,
                        1,
                        digest,
                        "monocyte",
                        Map.of("monocyte", 0.6, "basophil", 0.4),
                        5,
                        Instant.now().minusSeconds(60),
                        ModelRole.PRODUCTION,
                        1,
                        null)));
        return digest;
    }
}
