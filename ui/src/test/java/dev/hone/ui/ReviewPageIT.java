package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.datasets.PictureStore;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Judgements;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.ledger.TrainingRequests;
import dev.hone.stores.ledger.Trainings;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewPageIT {
    private static final Pattern FORM = Pattern.compile("action=\"(/[a-z0-9-]+/review/([0-9a-f]{64})/judgement)\"");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static S3Server s3;
    private static Bucket bucket;
    private static WebApp app;
    private static Ledger ledger;
    private static Browser ann;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        BucketSettings objects = s3.settings();
        bucket = Bucket.open(objects);
        bucket.create();
        app = new WebApp(Servers.AWAY.with(objects));
        ledger = app.ledger();
        ann = app.signedIn("ann", Role.CONTRIBUTE);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        bucket.close();
        s3.close();
    }

    @Test
    void anEmptyPageTeachesWhatFillsIt() {
        String project = project();
        assertThat(open(project).body())
                .contains("There is nothing to look through", "href=\"/" + project + "/predict\"");
        assertThat(ann.follow(ann.get("/%s/review?predicted=monocyte".formatted(project)))
                        .body())
                .contains("No picture is like that");
    }

    @Test
    void showsThePictureAndItsClassesAsKeys() {
        String project = project();
        Prediction doubtful = answer(project, 0.5);
        HttpResponse<String> page = open(project);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getQuery()).startsWith("round=");
        assertThat(page.body())
                .contains(
                        "src=\"/%s/pictures/%s\"".formatted(project, doubtful.picture()),
                        "1 of 1",
                        "mono&lt;cyte&gt;?",
                        "data-key=\"2\" data-predicted=\"yes\"",
                        "width=\"50.0%\"")
                .doesNotContain("<style", " style=", " onclick", "mono<cyte>");
        assertThat(page.body().split("<script"))
                .allMatch(part -> part.startsWith("<!doctype") || part.startsWith(" src="));
    }

    @Test
    void recordsWhatIsSaidAndLeadsToTheNextPictureWithoutScript() {
        String project = project();
        answer(project, 0.5);
        answer(project, 0.6);
        HttpResponse<String> first = open(project);
        String digest = shown(first);
        HttpResponse<String> answer = say(first, "basophil", false);
        assertThat(answer.statusCode()).isEqualTo(303);
        HttpResponse<String> second = ann.follow(answer);
        assertThat(shown(second)).isNotEqualTo(digest);
        assertThat(second.body()).contains("2 of 2", "Recorded: <b>basophil</b>", digest + "/undo");
        assertThat(newest(project, digest)).satisfies(said -> {
            assertThat(said.kind()).isEqualTo(Kind.CORRECT);
            assertThat(said.label()).isEqualTo("basophil");
            assertThat(said.by()).isEqualTo("ann");
            assertThat(said.via()).isEqualTo(Via.WEB);
        });
        HttpResponse<String> over = ann.follow(say(second, "monocyte", false));
        assertThat(over.body()).contains("That was the last picture of this round.", "Another round");
        assertThat(newest(project, shown(second)).kind()).isEqualTo(Kind.CONFIRM);
        assertThat(open(project).body()).contains("There is nothing to look through");
        assertThat(ann.follow(ann.get("/%s/review?judged=yes".formatted(project)))
                        .body())
                .contains("You said <b>", "1 of 2");
    }

    @Test
    void takesBackWhatWasSaidHoweverOftenItIsSent() {
        String project = project();
        Prediction given = answer(project, 0.5);
        HttpResponse<String> page = open(project);
        ann.follow(say(page, "basophil", false));
        Map<String, String> back = fields(page, Map.of("label", "basophil"));
        String undo = "/%s/review/%s/undo".formatted(project, given.picture());
        assertThat(ann.follow(ann.submit(undo, back)).body()).contains("1 of 1").doesNotContain("You said");
        assertThat(ann.htmx().submit(undo, back).statusCode()).isEqualTo(204);
        assertThat(ledger.judgements().of(project, given.picture()))
                .extracting(Judgement::kind)
                .containsExactly(Kind.WITHDRAW, Kind.CORRECT);
        assertThat(open(project).body()).contains("1 of 1");
    }

    @Test
    void whatSomebodyElseSaidBeforeCountsAgainAndWhatTheySaidSinceStays() {
        String project = project();
        Prediction given = answer(project, 0.5);
        Browser ben = app.signedIn("ben", Role.CONTRIBUTE);
        HttpResponse<String> page = open(project);
        String path = "/%s/review/%s/".formatted(project, given.picture());
        ben.htmx().submit(path + "judgement", fields(page, Map.of("label", "monocyte")));
        say(page, "basophil", true);
        ann.htmx().submit(path + "undo", fields(page, Map.of("label", "basophil")));
        assertThat(newest(project, given.picture()).label()).isEqualTo("monocyte");

        say(page, "basophil", true);
        ben.htmx().submit(path + "judgement", fields(page, Map.of("label", "basophil")));
        assertThat(ann.htmx()
                        .submit(path + "undo", fields(page, Map.of("label", "basophil")))
                        .body())
                .contains("ben judged this picture since: basophil");
    }

    @Test
    void undoGoesBackStepByStepAndLeavesWhatWasSaidBeforeTheRound() {
        String project = project();
        Prediction given = answer(project, 0.5);
        String path = "/%s/review/%s/".formatted(project, given.picture());
        HttpResponse<String> earlier = open(project);
        say(earlier, "lymphocyte", true);

        HttpResponse<String> page = round(project, "?judged=yes");
        say(page, "basophil", true);
        say(page, "monocyte", true);
        for (String said : List.of("monocyte", "basophil", "lymphocyte")) {
            assertThat(ann.htmx()
                            .submit(path + "undo", fields(page, Map.of("label", said)))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(newest(project, given.picture()).label()).isEqualTo("lymphocyte");
        assertThat(ledger.judgements().of(project, given.picture()))
                .extracting(Judgement::label)
                .containsExactly("lymphocyte", "basophil", "monocyte", "basophil", "lymphocyte");
        assertThat(round(project, "?judged=yes").body()).contains("You said <b>lymphocyte");
    }

    @Test
    void whatSomebodyElseSaidCountsAgainUnderTheirName() {
        String project = project();
        Prediction given = answer(project, 0.5);
        Browser ben = app.signedIn("ben", Role.CONTRIBUTE);
        HttpResponse<String> page = open(project);
        String path = "/%s/review/%s/".formatted(project, given.picture());
        ben.htmx().submit(path + "judgement", fields(page, Map.of("label", "monocyte")));
        Judgement word = newest(project, given.picture());
        say(page, "basophil", true);
        ann.htmx().submit(path + "undo", fields(page, Map.of("label", "basophil")));
        assertThat(newest(project, given.picture()))
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(word);
    }

    @Test
    void whatComesLateOverrulesNothingThatWasSaidSince() {
        String project = project();
        Prediction given = answer(project, 0.5);
        Browser ben = app.signedIn("ben", Role.CONTRIBUTE);
        HttpResponse<String> page = open(project);
        String path = "/%s/review/%s/".formatted(project, given.picture());
        ben.htmx().submit(path + "judgement", fields(page, Map.of("label", "lymphocyte")));
        Map<String, String> late = fields(page, Map.of("label", "basophil", "ago", "30000"));
        HttpResponse<String> answer = ann.htmx().submit(path + "judgement", late);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("ben said something else since: lymphocyte", "You said basophil before that");
        assertThat(newest(project, given.picture()).by()).isEqualTo("ben");
        Map<String, String> now = fields(page, Map.of("label", "basophil", "ago", "-5"));
        assertThat(ann.htmx().submit(path + "judgement", now).statusCode()).isEqualTo(204);
        assertThat(newest(project, given.picture()).label()).isEqualTo("basophil");
    }

    @Test
    void aWordIsOfWhenItWasSaidAndNotBeforeTheAnswer() {
        String project = project();
        Prediction given = answer(project, 0.5);
        HttpResponse<String> page = open(project);
        String path = "/%s/review/%s/judgement".formatted(project, given.picture());
        Instant now = Instant.now();
        ann.htmx().submit(path, fields(page, Map.of("label", "basophil", "ago", "20000")));
        assertThat(newest(project, given.picture()).at()).isBetween(now.minusSeconds(21), now.minusSeconds(10));

        Prediction other = answer(project, 0.5);
        ann.htmx()
                .submit(
                        "/%s/review/%s/judgement".formatted(project, other.picture()),
                        fields(page, Map.of("label", "basophil", "prediction", other.id(), "ago", "9999999999")));
        assertThat(newest(project, other.picture()).at()).isEqualTo(other.at().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void theScriptIsAnsweredWithoutAPageAndGetsTheWholeRound() {
        String project = project();
        for (int i = 0; i < 7; i++) {
            answer(project, 0.5 + i / 100.0);
        }
        HttpResponse<String> page = open(project);
        HttpResponse<String> answer = say(page, "basophil", true);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("HX-Redirect")).isEmpty();
        String deck = ann.get("/%s/review/deck?%s".formatted(project, page.uri().getQuery()))
                .body();
        assertThat(deck.split("<article ")).hasSize(8);
        assertThat(deck).contains("7 of 7", "You said").doesNotContain("<html");
        assertThat(page.body()).contains("src=\"/assets/review.js\"");
        for (String script : List.of("/assets/review.js", "/assets/outbox.js", "/assets/unsent.js")) {
            assertThat(ann.get(script).statusCode()).as(script).isEqualTo(200);
        }
    }

    @Test
    void chanceIsWhatTheServerPutThereAndNotWhatIsSent() {
        String project = project();
        for (int i = 0; i < 10; i++) {
            answer(project, 0.5);
        }
        HttpResponse<String> page = open(project);
        String deck = ann.get("/%s/review/deck?%s".formatted(project, page.uri().getQuery()))
                .body();
        HttpResponse<String> next = page;
        for (int i = 0; i < 10; i++) {
            String digest = shown(next);
            String card = deck.substring(deck.indexOf("data-digest=\"" + digest));
            int end = card.indexOf("</article>");
            boolean sampled = card.substring(0, end).contains("chosen by chance");
            Map<String, String> fields = new HashMap<>(fields(next, Map.of("label", "monocyte", "sampled", "true")));
            next = ann.follow(ann.submit("/%s/review/%s/judgement".formatted(project, digest), fields));
            assertThat(newest(project, digest).sampled()).as(digest).isEqualTo(sampled);
        }
    }

    @Test
    void chanceIsNoneWherePicturesWereLookedForOtherwise() {
        String project = project();
        for (int i = 0; i < 10; i++) {
            answer(project, 0.5);
        }
        HttpResponse<String> next = round(project, "?predicted=monocyte");
        for (int i = 0; i < 10; i++) {
            assertThat(next.body()).doesNotContain("chosen by chance");
            String digest = shown(next);
            next = ann.follow(say(next, "monocyte", false));
            assertThat(newest(project, digest).sampled()).as(digest).isFalse();
        }
        assertThat(ledger.judgements().sampled(project, Instant.EPOCH)).isEqualTo(new Judgements.Sampled(0, 0));
    }

    @Test
    void whatWasASampleStaysOneWhenItIsJudgedAgain() {
        String project = project();
        Prediction given = answer(project, 0.5);
        ledger.judgements()
                .insert(List.of(new Judgement(
                        "0".repeat(26),
                        project,
                        given.picture(),
                        Kind.CONFIRM,
                        "monocyte",
                        "ben",
                        Instant.now().minusSeconds(9),
                        Via.WEB,
                        given.id(),
                        null,
                        true)));
        say(round(project, "?judged=yes"), "basophil", true);
        assertThat(newest(project, given.picture()).by()).isEqualTo("ann");
        assertThat(ledger.judgements().sampled(project, Instant.EPOCH)).isEqualTo(new Judgements.Sampled(0, 1));
    }

    @Test
    void judgedPicturesComeFromTheLastOnSixtyAtATime() {
        String project = project();
        List<Judgement> words = new ArrayList<>();
        Instant began = Instant.now().minusSeconds(40);
        int first = 1000 * NUMBERS.incrementAndGet();
        for (int i = 0; i < 61; i++) {
            Prediction given = prediction(project, 0.5, Sha256.hex(png()));
            words.add(new Judgement(
                    "%026d".formatted(first + i),
                    project,
                    given.picture(),
                    Kind.CONFIRM,
                    "monocyte",
                    "ben",
                    began.plusMillis(i),
                    Via.WEB,
                    given.id(),
                    null,
                    false));
        }
        ledger.judgements().insert(words);
        HttpResponse<String> newest = round(project, "?judged=yes");
        assertThat(newest.body())
                .contains(
                        "The pictures that were judged last",
                        "1 of 60",
                        words.get(60).picture())
                .doesNotContain(words.get(0).picture());
        Matcher more =
                Pattern.compile("href=\"([^\"]+)\">Those judged before them").matcher(newest.body());
        assertThat(more.find()).isTrue();
        HttpResponse<String> second = ann.follow(ann.get(more.group(1).replace("&amp;", "&")));
        assertThat(second.body())
                .contains("1 of 1", words.get(0).picture(), "name=\"before\" value=\"0")
                .contains("Another round");
    }

    @Test
    void tellsHowManyPicturesWereJudgedSinceTheLastTraining() {
        String project = project();
        answer(project, 0.5);
        answer(project, 0.5);
        HttpResponse<String> page = open(project);
        say(page, "basophil", true);
        assertThat(page.body()).doesNotContain("since the last training");
        ledger.trainings()
                .admit(
                        new Trainings.Order(project, "e1", "", Training.Wants.YES, false, 1, "1"),
                        ledger.trainingRequests()
                                .ask(new TrainingRequests.Wish(
                                        project, TrainingRequest.Reason.PERSON, "", "ann", Instant.now(), "e1")));
        ledger.trainings().pulling(project, "e1");
        ledger.trainings().pulled(project, "e1", "m1");
        HttpResponse<String> next = open(project);
        assertThat(next.body()).contains("<span id=\"since-training\">0</span> since the last training");
        say(next, "basophil", true);
        assertThat(open(project).body()).contains("There is nothing to look through");
        assertThat(round(project, "?judged=yes").body()).contains("<span id=\"since-training\">1</span>");
    }

    @Test
    void everyPageSaysWhoIsSignedIn() {
        assertThat(open(project()).body()).contains(" data-person=\"ann\"");
        assertThat(app.signedIn("O'<b>", Role.CONTRIBUTE).get("/-/account").body())
                .containsPattern("data-person=\"O&#39;&lt;b(>|&gt;)\"");
        assertThat(new Browser(app.address()).get("/-/sign-in").body()).contains("data-person=\"\"");
    }

    @Test
    void refusesWhatMakesNoSense() {
        String project = project();
        Prediction given = answer(project, 0.5);
        Prediction other = answer(project(), 0.5);
        HttpResponse<String> page = open(project);
        assertThat(say(page, "unicorn", true).statusCode()).isEqualTo(422);
        assertThat(say(page, "unicorn", false).body()).contains("The project has no such class", "1 of 1");
        String path = "/%s/review/%s/judgement".formatted(project, given.picture());
        assertThat(ann.htmx()
                        .submit(path, fields(page, Map.of("label", "monocyte", "prediction", other.id())))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ann.submit(path, fields(page, Map.of("label", "monocyte", "_csrf", "guessed")))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/-/sign-in?stale");
        assertThat(ledger.judgements().newest(project, given.picture())).isEmpty();
        assertThat(ann.get("/%s/review/%s?%s"
                                .formatted(project, "0".repeat(64), page.uri().getQuery()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ann.follow(ann.get("/%s/review?round=99999999999999&from=2026-02-31&to=x".formatted(project)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatAPictureIsGoneWhenItIsJudged() {
        String project = project();
        Prediction given = prediction(project, 0.5, Sha256.hex(png()));
        HttpResponse<String> page = open(project);
        assertThat(say(page, "monocyte", true).statusCode()).isEqualTo(409);
        assertThat(ledger.judgements().newest(project, given.picture())).isEmpty();
    }

    @Test
    void isForThoseWhoMayCorrect() {
        String project = project();
        Prediction given = answer(project, 0.5);
        Browser pia = app.signedIn(Role.PREDICT);
        assertThat(pia.get("/%s/review".formatted(project)).statusCode()).isEqualTo(403);
        assertThat(pia.bytes("/%s/pictures/%s".formatted(project, given.picture()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Browser(app.address())
                        .get("/%s/pictures/%s".formatted(project, given.picture()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void givesOutPicturesAndNothingElse() {
        String project = project();
        byte[] png = png();
        String digest = new PictureStore(bucket, project).put(png, Map.of()).digest();
        HttpResponse<byte[]> picture = ann.bytes("/%s/pictures/%s".formatted(project, digest));
        assertThat(picture.body()).isEqualTo(png);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.headers().firstValue("Cache-Control").orElseThrow())
                .contains("private", "no-cache")
                .doesNotContain("max-age", "no-store");
        assertThat(picture.headers().firstValue("ETag")).contains('"' + digest + '"');

        byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        String hostile = Sha256.hex(drawing);
        bucket.put(
                "%s/pictures/%s/%s.svg".formatted(project, hostile.substring(0, 2), hostile),
                drawing,
                "image/svg+xml",
                Map.of());
        for (String none : List.of(hostile, "0".repeat(64))) {
            HttpResponse<String> page = ann.get("/%s/pictures/%s".formatted(project, none));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("This picture is not kept").doesNotContain("alert(1)");
        }
    }

    @Test
    void aPictureThatABrowserKeepsIsShownAgainOnlyToWhoMaySeeIt() {
        String project = project();
        String digest = new PictureStore(bucket, project).put(png(), Map.of()).digest();
        String path = "/%s/pictures/%s".formatted(project, digest);
        String tag = '"' + digest + '"';
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
            HttpResponse<byte[]> again = ann.bytes(path, known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(tag);
            assertThat(again.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("private", "no-cache")
                    .doesNotContain("no-store");
        }
        assertThat(ann.bytes(path, "\"other\"").statusCode()).isEqualTo(200);
        Browser stranger = new Browser(app.address());
        assertThat(stranger.bytes(path, tag).statusCode()).isEqualTo(302);
        bucket.delete("%s/pictures/%s/%s.png".formatted(project, digest.substring(0, 2), digest));
        assertThat(ann.bytes(path, tag).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> open(String project) {
        return round(project, "");
    }

    private static HttpResponse<String> round(String project, String query) {
        return ann.follow(ann.get("/%s/review%s".formatted(project, query)));
    }

    private static String shown(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        return form.group(2);
    }

    private static HttpResponse<String> say(HttpResponse<String> page, String label, boolean script) {
        String path =
                FORM.matcher(page.body()).results().findFirst().orElseThrow().group(1);
        return (script ? ann.htmx() : ann).submit(path, fields(page, Map.of("label", label)));
    }

    /** What the form of the shown picture sends, with some of it otherwise. */
    private static Map<String, String> fields(HttpResponse<String> page, Map<String, String> others) {
        String form = page.body().substring(page.body().indexOf("<form class=\"picks\""));
        Map<String, String> fields = new HashMap<>();
        Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">")
                .matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(others);
        return fields;
    }

    private static Judgement newest(String project, String digest) {
        return ledger.judgements().newest(project, digest).orElseThrow();
    }

    private static String project() {
        String name = "cells-" + NUMBERS.incrementAndGet();
        List<ProjectClass> classes = List.of(
                new ProjectClass("basophil", null),
                new ProjectClass("monocyte", "mono<cyte>"),
                new ProjectClass("lymphocyte", null));
        ledger.projects().apply(new Project(name, "Cells", classes, null, null, null, null, null), "test");
        return name;
    }

    private static Prediction answer(String project, double monocyte) {
        return prediction(
                project,
                monocyte,
                new PictureStore(bucket, project).put(png(), Map.of()).digest());
    }

    private static Prediction prediction(String project, double monocyte, String picture) {
        Prediction prediction = new Prediction(
                "p" + NUMBERS.incrementAndGet(),
                project,
                1,
                picture,
                "monocyte",
                Map.of("monocyte", monocyte, "basophil", 1 - monocyte),
                5,
                Instant.now().minusSeconds(60),
                ModelRole.PRODUCTION,
                1,
                null);
        ledger.predictions().insert(List.of(prediction));
        return prediction;
    }

    /** Another picture every time. */
    private static byte[] png() {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x10101 * NUMBERS.incrementAndGet());
        return Png.of(image);
    }
}
