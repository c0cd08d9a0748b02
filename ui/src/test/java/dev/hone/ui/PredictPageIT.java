package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictPageIT {
    private static final Map<String, String> SAY_RIGHT =
            Map.of("prediction_id", "p.1", "predicted", "lymphocyte", "correct", "true");
    private static final Map<String, String> SAY_MONOCYTE =
            Map.of("prediction_id", "p.1", "predicted", "lymphocyte", "label", "monocyte");

    private static WebApp app;
    private static ServingStandIn serving;
    private static Browser plain;
    private static Browser htmx;

    @BeforeAll
    static void start() throws IOException {
        app = new WebApp(WebApp.Servers.AWAY);
        serving = app.serving();
        plain = app.signedIn(Role.CONTRIBUTE);
        htmx = plain.htmx();
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
    }

    @BeforeEach
    void reset() {
        serving.reset();
    }

    @Test
    void offersAPlaceForAPictureAndTheOtherProjects() {
        HttpResponse<String> page = plain.get("/cells/predict");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form id=\"predict\"", "enctype=\"multipart/form-data\"", "href=\"/leaves/predict\"");
    }

    @Test
    void saysWhatMakesTheFirstVersionOfAProjectWithoutOne() {
        assertThat(plain.get("/leaves/predict").body())
                .contains("hone train leaves")
                .doesNotContain("<form id=\"predict\"");
    }

    @Test
    void answersWithAWholePageWithoutScript() throws IOException {
        HttpResponse<String> page = plain.upload("/cells/predict", "one.png", png());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<!doctype html>",
                        "<span id=\"answer-class\">lymphocyte</span>",
                        "94\u00a0%",
                        "v12",
                        "9\u00a0ms");
    }

    @Test
    void answersWithThePartThatChangesForHtmx() throws IOException {
        String part = htmx.upload("/cells/predict", "one.png", png()).body();
        assertThat(part).doesNotContain("<html").contains("id=\"answer-class\"", "id=\"right\"", "id=\"really\"");
    }

    @Test
    void listsTheClassesFromTheLikeliestDownAndOffersTheOthers() throws IOException {
        String part = htmx.upload("/cells/predict", "one.png", png()).body();
        assertThat(part.indexOf("<th scope=\"row\">lymphocyte"))
                .isLessThan(part.indexOf("<th scope=\"row\">neutrophil"));
        assertThat(part).contains("< 1\u00a0%".replace("<", "&lt;"), "width=\"94.1%\"");
        assertThat(part).contains("<option value=\"neutrophil\">").doesNotContain("<option value=\"lymphocyte\">");
    }

    @Test
    void showsThePictureThatWasGiven() throws IOException {
        byte[] png = png();
        String part = htmx.upload("/cells/predict", "one.png", png).body();
        String address = part.replaceAll("(?s).*<img id=\"given\" src=\"([^\"]+)\".*", "$1");
        HttpResponse<byte[]> picture = plain.bytes(address);
        assertThat(picture.body()).isEqualTo(png);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(plain.get(address.replace("cells", "leaves")).statusCode()).isEqualTo(404);
    }

    @Test
    void namesAreShownAndNeverRun() throws IOException {
        String part = htmx.upload("/cells/predict", "a<script>.png", png()).body();
        assertThat(part).contains("a&lt;script&gt;.png", "mono&lt;cyte&gt;").doesNotContain("<script");
    }

    @Test
    void recordsThatTheAnswerIsRight() {
        String part = htmx.submit("/cells/predict/judgement", SAY_RIGHT).body();
        assertThat(part).contains("Recorded: lymphocyte is right");
        assertThat(serving.lastFeedback())
                .contains("\"prediction_id\":\"p.1\"", "\"correct\":true", "\"via\":\"web\"")
                .doesNotContain("label");
    }

    @Test
    void recordsWhatItReallyIs() {
        serving.answer("/v1/feedback", 200, ServingStandIn.receipt("monocyte"));
        String part = htmx.submit("/cells/predict/judgement", SAY_MONOCYTE).body();
        assertThat(part).contains("Recorded: it is really mono&lt;cyte&gt;");
        assertThat(serving.lastFeedback()).contains("\"label\":\"monocyte\"").doesNotContain("correct");
    }

    @Test
    void showsTheAnswerAgainWhenItIsJudgedWithoutScript() throws IOException {
        plain.upload("/cells/predict", "one.png", png());
        String page = plain.submit("/cells/predict/judgement", SAY_RIGHT).body();
        assertThat(page)
                .contains("<!doctype html>", "id=\"answer-class\"", "id=\"given\"", "Recorded: lymphocyte is right");
    }

    @Test
    void waitsForAPictureThatIsStillBeingStored() {
        serving.answer("/v1/feedback", 409, ServingStandIn.problem(409, "picture-pending", "Still on its way."));
        serving.then("/v1/feedback", 200, ServingStandIn.receipt("lymphocyte"));
        assertThat(htmx.submit("/cells/predict/judgement", SAY_RIGHT).body()).contains("Recorded");
    }

    @Test
    void keepsTheButtonsWhenAJudgementIsNotTaken() {
        serving.answer("/v1/feedback", 503, ServingStandIn.problem(503, "unavailable", "The ledger does not answer."));
        HttpResponse<String> part = htmx.submit("/cells/predict/judgement", SAY_RIGHT);
        assertThat(part.statusCode()).isEqualTo(503);
        assertThat(part.body())
                .contains("The ledger does not answer.", "id=\"right\"")
                .doesNotContain("Recorded");
    }

    @Test
    void asksForAClassWhenNoneWasChosen() {
        HttpResponse<String> part = htmx.submit(
                "/cells/predict/judgement", Map.of("prediction_id", "p.1", "predicted", "lymphocyte", "label", ""));
        assertThat(part.statusCode()).isEqualTo(422);
        assertThat(part.body()).contains("No class was chosen.");
    }

    @Test
    void saysCalmlyThatAFileIsNoPicture() {
        serving.answer("/v1/predict", 415, ServingStandIn.problem(415, "not-an-image", "This is a text."));
        HttpResponse<String> part = htmx.upload("/cells/predict", "a.txt", new byte[] {1, 2});
        assertThat(part.statusCode()).isEqualTo(415);
        assertThat(part.body()).contains("role=\"alert\"", "This is not a picture", "This is a text.", "JPEG or PNG");
    }

    @Test
    void saysThatItsOwnKeyIsRefused() {
        serving.answer("/v1/projects", 401, ServingStandIn.problem(401, "key-unknown", "The key was revoked."));
        HttpResponse<String> page = plain.get("/cells/predict");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("The web app's key is refused", "The key was revoked.", "HONE_SERVING_KEY");
    }

    @Test
    void asksForAPictureWhenNoneWasChosen() {
        HttpResponse<String> page = plain.upload("/cells/predict", "", new byte[0]);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("There was no picture in it");
    }

    @Test
    void takes25MegabytesAndSaysSoAboveThat() {
        assertThat(htmx.upload("/cells/predict", "large.png", new byte[25_000_000])
                        .statusCode())
                .isEqualTo(200);
        assertThat(serving.lastPictureSize()).isEqualTo(25_000_000);
        HttpResponse<String> part = htmx.upload("/cells/predict", "larger.png", new byte[30 << 20]);
        assertThat(part.statusCode()).isEqualTo(413);
        assertThat(part.body()).contains("The picture is too large", "25 MB");
    }

    @Test
    void saysWithoutScriptTooThatAPictureIsTooLarge() {
        for (int size : new int[] {(25 << 20) + 1, 30 << 20}) {
            HttpResponse<String> page = plain.upload("/cells/predict", "larger.png", new byte[size]);
            assertThat(page.statusCode()).as("%d bytes", size).isEqualTo(413);
            assertThat(page.body()).contains("<!doctype html>", "The picture is too large", "25 MB");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void takesNoPictureWithoutTheTokenOfAPage() throws IOException {
        assertThat(new Browser(app.address())
                        .upload("/cells/predict", "one.png", png())
                        .headers()
                        .firstValue("Location"))
                .hasValue("/-/sign-in?stale");
    }

    @Test
    void namesTheProjectsThereAreWhenOneIsUnknown() {
        HttpResponse<String> page = plain.get("/cats/predict");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such project", "There are: cells, leaves.");
    }

    @Test
    void saysThatPredictionsAreAwayWhenServingAnswersNonsense() {
        serving.answer("/v1/projects", 200, "<html>");
        HttpResponse<String> page = plain.get("/cells/predict");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains(
                        "Predictions do not answer right now", serving.address().toString());
    }

    @Test
    void anUnknownAddressIsACalmPage() {
        HttpResponse<String> page = plain.get("/no/such/page");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");
    }

    @Test
    void pagesHaveAStrictPolicyAndNothingInline() throws IOException {
        HttpResponse<String> page = plain.upload("/cells/predict", "one.png", png());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick", "javascript:");
        assertThat(page.body().split("<script"))
                .allMatch(part -> part.startsWith("<!doctype") || part.startsWith(" src="));
    }

    @Test
    void everythingThePageLoadsIsThere() {
        String page = plain.get("/cells/predict").body();
        for (String asset : new String[] {
            "/assets/hone.css", "/assets/predict.js", "/assets/icon.svg", "/webjars/htmx.org/dist/htmx.min.js"
        }) {
            assertThat(page).contains("\"" + asset + "\"");
            assertThat(plain.get(asset).statusCode()).as(asset).isEqualTo(200);
        }
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
