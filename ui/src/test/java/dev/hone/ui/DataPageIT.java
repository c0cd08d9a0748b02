package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.Png;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Quarantine;
import dev.hone.stores.ledger.AuditEntry;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.PicturePlace;
import dev.hone.stores.ledger.Prediction;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPageIT {
    private static final Pattern TILE = Pattern.compile("<a href=\"(/[a-z0-9-]+/data/pictures/([0-9a-f]{64}))\"");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static S3Server s3;
    private static Bucket bucket;
    private static WebApp app;
    private static Ledger ledger;
    private static Datasets datasets;
    private static Browser ann;
    private static Browser root;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        s3 = S3Server.start(folder);
        BucketSettings objects = s3.settings();
        bucket = Bucket.open(objects);
        bucket.create();
        app = new WebApp(Servers.AWAY.with(objects));
        ledger = app.ledger();
        datasets = new Datasets(bucket, ledger);
        ann = app.signedIn("ann", Role.CONTRIBUTE);
        root = app.signedIn("root", Role.ADMIN);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        bucket.close();
        s3.close();
    }

    @Test
    void emptyPagesTeachWhatFillsThem() {
        Project project = project();
        assertThat(page(project, "").body()).contains("There is no picture yet", "/data/upload\"", "Data</a>");
        assertThat(page(project, "/pictures").body()).contains("There is no picture yet");
        assertThat(page(project, "/pictures?label=monocyte").body()).contains("No picture is like that");
        assertThat(page(project, "/quarantine").body()).contains("Nothing is here");
        assertThat(app.signedIn(Role.PREDICT)
                        .get("/%s/data".formatted(project.name()))
                        .body())
                .contains("hone import")
                .doesNotContain("Bring pictures</a>");
        assertThat(ann.get("/nowhere/data").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatThereIsBeforeAndAfterItIsMeasured() {
        Project project = project();
        List<String> digests = bring(project, "monocyte", 3);
        bring(project, "basophil", 1);
        assertThat(page(project, "").body())
                .contains(
                        "4 pictures of 2 classes. Most show mono&lt;cyte&gt; (75\u00a0%)",
                        "4 came since the last training")
                .doesNotContain("mono<cyte>", "<style", " style=", "id=\"brightness\"");

        datasets.pull(project);
        String measured = page(project, "").body();
        assertThat(measured)
                .contains("id=\"brightness\"", "id=\"side\"", "Newest data set", "to learn from", "Nothing is left out")
                .doesNotContain("came since the last training");

        ledger.knownPictures()
                .place(
                        project.name(),
                        ledger.manifests().newest(project.name()).orElseThrow(),
                        List.of(
                                new PicturePlace(
                                        digests.get(0), "EXCLUDED", digests.get(0), "JUDGED_NEAR_TEST", List.of()),
                                new PicturePlace(digests.get(1), "TEST", digests.get(2), null, List.of())));
        assertThat(page(project, "").body())
                .contains("a picture that versions are compared on", "?split=excluded", "1 show the same as another");
        assertThat(tiles(page(project, "/pictures?split=excluded"))).containsExactly(digests.get(0));
    }

    @Test
    void goesThroughAllPicturesPageByPage() {
        Project project = project();
        List<String> digests = bring(project, "monocyte", 61);
        HttpResponse<String> first = page(project, "/pictures");
        assertThat(tiles(first)).hasSize(60);
        String next = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"")
                .matcher(first.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("&amp;", "&");
        HttpResponse<String> second = ann.get(next);
        assertThat(tiles(second)).hasSize(1);
        List<String> all = new ArrayList<>(tiles(first));
        all.addAll(tiles(second));
        assertThat(all).containsExactlyInAnyOrderElementsOf(digests);
        assertThat(second.body()).contains("Back to the newest", "<html");
        assertThat(ann.htmx().get(next).body()).contains("class=\"tiles\"").doesNotContain("<html");
        assertThat(tiles(page(project, "/pictures?label=basophil"))).isEmpty();
        assertThat(tiles(page(project, "/pictures?only=<script>&from=2026-02-31")))
                .hasSize(60);
    }

    @Test
    void tellsAllThatIsKnownOfAPicture() {
        Project project = project();
        String digest = bring(project, "monocyte", 1).getFirst();
        ledger.predictions().insert(List.of(answer(project, digest)));
        String page = picture(project, digest).body();
        assertThat(page)
                .contains(
                        "src=\"/%s/pictures/%s\"".formatted(project.name(), digest),
                        "<h1>mono&lt;cyte&gt;</h1>",
                        "a&lt;b&gt;.png",
                        "97\u00a0%",
                        "the next training does")
                .doesNotContain("a<b>", "/erase\"");
        datasets.pull(project);
        assertThat(picture(project, digest).body()).contains("32 × 32", "in color", "of white");
        assertThat(root.get(path(project, digest)).body()).contains("/erase\"");
        assertThat(picture(project, "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(picture(project(), digest).statusCode()).isEqualTo(404);
    }

    @Test
    void recordsWhatSomebodySaysAndTakesItBack() {
        Project project = project();
        String digest = bring(project, "monocyte", 1).getFirst();
        HttpResponse<String> said = ann.submit(path(project, digest) + "/label", Map.of("label", "basophil"));
        assertThat(said.statusCode()).isEqualTo(303);
        assertThat(ann.follow(said).body())
                .contains("Recorded: <b>It is really basophil</b>", "<h1>basophil</h1>", "Take back what you said");
        assertThat(root.get(path(project, digest)).body()).doesNotContain("Take back what you said");
        assertThat(root.submit(path(project, digest) + "/undo", Map.of("label", "basophil"))
                        .body())
                .contains("ann has judged this picture since");

        HttpResponse<String> undone =
                ann.follow(ann.submit(path(project, digest) + "/undo", Map.of("label", "basophil")));
        assertThat(undone.body()).contains("<h1>mono&lt;cyte&gt;</h1>").doesNotContain("Take back what you said");
        ann.submit(path(project, digest) + "/undo", Map.of("label", "basophil"));
        ann.submit(path(project, digest) + "/label", Map.of("label", "monocyte"));
        assertThat(ledger.judgements().of(project.name(), digest))
                .extracting(Judgement::kind, Judgement::label, Judgement::by)
                .containsExactly(
                        tuple(Kind.CONFIRM, "monocyte", "ann"),
                        tuple(Kind.WITHDRAW, "basophil", "ann"),
                        tuple(Kind.CORRECT, "basophil", "ann"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Project project = project();
        String digest = bring(project, "monocyte", 1).getFirst();
        String label = path(project, digest) + "/label";
        assertThat(ann.submit(label, Map.of("label", "unicorn")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("no such class", "<h1>mono&lt;cyte&gt;</h1>"));
        assertThat(ann.submit(label, Map.of()).body()).contains("Say what it is");
        assertThat(ann.submit(label, Map.of("label", "basophil", "_csrf", "guessed"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/-/sign-in?stale");
        assertThat(app.signedIn(Role.PREDICT)
                        .submit(label, Map.of("label", "basophil"))
                        .statusCode())
                .isEqualTo(403);
        String asked = Sha256.hex(png());
        ledger.predictions().insert(List.of(answer(project, asked)));
        assertThat(ann.submit(path(project, asked) + "/label", Map.of("label", "basophil")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(409))
                .satisfies(answer -> assertThat(answer.body()).contains("The picture is not kept"));
        assertThat(ledger.judgements().of(project.name(), digest)).isEmpty();
    }

    @Test
    void erasesAPictureForWhoSaysThatTheyMeanIt() {
        Project project = project();
        List<String> digests = bring(project, "monocyte", 2);
        ledger.predictions().insert(List.of(answer(project, digests.getFirst())));
        String erase = path(project, digests.getFirst()) + "/erase";
        assertThat(ann.get(erase).statusCode()).isEqualTo(403);
        assertThat(ann.submit(erase, Map.of("sure", "true")).statusCode()).isEqualTo(403);
        assertThat(root.get(erase).body()).contains("There is no way back", "the answers that were given about it");
        assertThat(root.submit(erase, Map.of()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("Say first that you mean it"));
        assertThat(datasets.pictures(project.name()).has(digests.getFirst())).isTrue();

        assertThat(root.submit(erase, Map.of("sure", "true")).body())
                .contains(
                        "The picture is erased",
                        "Its file is gone",
                        "given about it: 1",
                        "MLflow's pages may still show it");

        assertThat(datasets.pictures(project.name()).has(digests.getFirst())).isFalse();
        assertThat(tiles(page(project, "/pictures"))).containsExactly(digests.getLast());
        assertThat(ledger.audit().newest(project.name(), 1))
                .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::detail)
                .containsExactly(tuple("root", "erase", digests.getFirst()));
        assertThat(root.submit(erase, Map.of("sure", "true")).body()).contains("Its file was gone already");
        assertThat(root.submit(path(project, "1".repeat(64)) + "/erase", Map.of("sure", "true"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsWhatWasNotTakenHarmlesslyAndDoesWhatIsDecided() {
        Project project = project();
        byte[] png = png();
        drop(project, "martian", "x<img src=y>.png", png);
        drop(
                project,
                "monocyte",
                "page.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8));
        datasets.pull(project);
        String page = page(project, "/quarantine").body();
        assertThat(page)
                .contains("x&lt;img src=y&gt;.png", "no class of this project", "no picture to show")
                .doesNotContain("<img src=y>", "Take it");
        String shown = Pattern.compile("src=\"([^\"]*quarantine/picture[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList()
                .getFirst();
        HttpResponse<byte[]> picture = ann.bytes(shown);
        assertThat(picture.body()).isEqualTo(png);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(picture.headers().allValues("Content-Security-Policy"))
                .anyMatch(policy -> policy.contains("sandbox"));

        String quarantine = "/%s/data/quarantine".formatted(project.name());
        String drawing = held(project, "page.svg");
        String dropped = held(project, "src=y>.png");
        assertThat(ann.get(quarantine + "/picture?file=" + encoded(drawing)).statusCode())
                .as("no picture")
                .isEqualTo(404);
        assertThat(ann.submit(quarantine + "/release", Map.of("file", dropped, "label", "monocyte"))
                        .statusCode())
                .isEqualTo(403);
        Browser operator = app.signedIn("olga", Role.OPERATE);
        assertThat(operator.submit(quarantine + "/release", Map.of("file", dropped))
                        .body())
                .contains("Say what it shows");
        assertThat(operator.submit(quarantine + "/release", Map.of("file", drawing, "label", "monocyte"))
                        .body())
                .contains("It is no picture that can be taken");
        assertThat(operator.submit(quarantine + "/release", Map.of("file", dropped, "label", "monocyte"))
                        .body())
                .contains("is taken as mono&lt;cyte&gt;");
        assertThat(ledger.judgements()
                        .newest(project.name(), Sha256.hex(png))
                        .orElseThrow()
                        .by())
                .isEqualTo("olga");
        assertThat(operator.get(quarantine + "/delete?file=" + encoded(drawing)).body())
                .contains("Delete this file?", "no way back");
        assertThat(operator.submit(quarantine + "/delete", Map.of("file", drawing))
                        .body())
                .contains("is deleted", "Nothing is here");
        assertThat(operator.submit(quarantine + "/delete", Map.of("file", drawing))
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.get(quarantine + "/picture?file=" + encoded("../imports/x"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> page(Project project, String path) {
        HttpResponse<String> page = ann.get(
                "/%s/data%s".formatted(project.name(), path.replace("<", "%3C").replace(">", "%3E")));
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }

    private static HttpResponse<String> picture(Project project, String digest) {
        return ann.get(path(project, digest));
    }

    private static String path(Project project, String digest) {
        return "/%s/data/pictures/%s".formatted(project.name(), digest);
    }

    private static List<String> tiles(HttpResponse<String> page) {
        return TILE.matcher(page.body())
                .results()
                .map((MatchResult tile) -> tile.group(2))
                .toList();
    }

    /** The file in quarantine whose name ends so. */
    private static String held(Project project, String end) {
        return datasets.quarantine(project.name()).page("", 9).stream()
                .filter(held -> held.name().endsWith(end))
                .map(Quarantine.Held::file)
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8);
    }

    private static List<String> bring(Project project, String label, int count) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(new LabelledPicture("a<b>.png", label, png()));
        }
        datasets.importPictures(project, pictures.iterator(), "test", "test", looked -> {});
        return pictures.stream().map(picture -> Sha256.hex(picture.bytes())).toList();
    }

    private static void drop(Project project, String label, String name, byte[] bytes) {
        bucket.put(
                "%s/inbox/%s/%s".formatted(project.name(), label, name), bytes, "application/octet-stream", Map.of());
    }

    private static Project project() {
        List<ProjectClass> classes =
                List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", "mono<cyte>"));
        Project project =
                new Project("data-" + NUMBERS.incrementAndGet(), "Cells", classes, null, null, null, null, null);
        ledger.projects().apply(project, "test");
        return project;
    }

    private static Prediction answer(Project project, String digest) {
        return new Prediction(
                "d" + NUMBERS.incrementAndGet(),
                project.name(),
                1,
                digest,
                "monocyte",
                Map.of("monocyte", 0.97, "basophil", 0.03),
                5,
                Instant.now().minusSeconds(60),
                ModelRole.PRODUCTION,
                1,
                null);
    }

    /** Another picture every time, and none like another. */
    private static byte[] png() {
        int number = NUMBERS.incrementAndGet();
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            int color = random.nextInt(1 << 24);
            for (int j = 0; j < 16; j++) {
                image.setRGB(4 * (i % 8) + j % 4, 4 * (i / 8) + j / 4, color);
            }
        }
        return Png.of(image);
    }
}
