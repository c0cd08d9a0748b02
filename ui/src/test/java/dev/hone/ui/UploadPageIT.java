package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Png;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.KnownPicture;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Role;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.S3Server;
import dev.hone.ui.WebApp.Servers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadPageIT {
    private static final Pattern UPLOAD = Pattern.compile("data-upload=\"([0-9a-f]{32})\"");
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
    void asksForFilesAFolderOrAnArchiveAndForTheClass() {
        Project project = project();
        assertThat(ann.get(path(project)).body())
                .contains(
                        "enctype=\"multipart/form-data\"",
                        "webkitdirectory",
                        "mono&lt;cyte&gt;",
                        "src=\"/assets/upload.js\"")
                .doesNotContain("mono<cyte>", " style=", " onclick");
        assertThat(ann.get("/assets/upload.js").statusCode()).isEqualTo(200);
        assertThat(app.signedIn(Role.PREDICT).get(path(project)).statusCode()).isEqualTo(403);
    }

    @Test
    void takesFilesOfAClassWithoutScriptAndReportsWhatIsRefused() {
        Project project = project();
        byte[] picture = png();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.png", picture);
        files.put("<b>.txt", "no picture".getBytes(StandardCharsets.UTF_8));
        files.put("", new byte[0]);

        HttpResponse<String> taken = ann.upload(path(project), Map.of("label", "monocyte"), "files", files);

        assertThat(taken.statusCode()).isEqualTo(303);
        String report = ann.follow(taken).body();
        assertThat(report)
                .contains(
                        "1 new, 0 there already, 1 not taken", "&lt;b&gt;.txt", "no picture", "Save it as JPEG or PNG")
                .doesNotContain("<b>.txt");
        assertThat(ledger.importLists().of(project.name(), Sha256.hex(picture)))
                .singleElement()
                .isEqualTo(new ImportLabel(Sha256.hex(picture), "monocyte", "a.png", "upload", "ann"));
        assertThat(ledger.knownPictures().find(project.name(), Sha256.hex(picture)))
                .map(KnownPicture::label)
                .contains("monocyte");
        assertThat(ann.follow(ann.upload(path(project), Map.of("label", "basophil"), "files", Map.of("c.png", picture)))
                        .body())
                .contains("0 new, 1 there already", "came under another label than before", "only=conflicting");
    }

    @Test
    void aFolderSaysTheClassesAndGroupsOfOneUploadAreReportedTogether() {
        Project project = project();
        String upload = opened(project);
        Browser script = ann.htmx();
        Map<String, String> fields = Map.of("upload", upload, "label", "");
        assertThat(script.upload(path(project), fields, "files", Map.of("mine/monocyte/a.png", png()))
                        .body())
                .contains("1 new, 0 there already, 0 not taken")
                .doesNotContain("<html");
        Map<String, byte[]> more = new LinkedHashMap<>();
        more.put("mine/basophil/b.png", png());
        more.put("mine/unicorn/c.png", png());
        more.put("mine/.DS_Store", new byte[] {1});
        assertThat(script.upload(path(project), fields, "files", more).body())
                .contains(
                        "2 new, 0 there already, 1 not taken",
                        "mine/unicorn/c.png",
                        "there are: basophil, monocyte",
                        "put it into a folder named after one");
    }

    @Test
    void takesAnArchiveInAfterItCame() throws Exception {
        Project project = project();
        String upload = opened(project);
        byte[] zip =
                zip(Map.of("x/monocyte/a.png", png(), "x/basophil/b.png", png(), "x/basophil/c.txt", new byte[] {1}));

        HttpResponse<String> came = ann.htmx().post(path(project) + "/archive?name=mine.zip&upload=" + upload, zip);

        assertThat(came.statusCode()).isEqualTo(200);
        assertThat(came.body()).contains("id=\"uploaded\"");
        Eventually.holds("taken in", () -> ended(project, upload).contains("2 new, 0 there already, 1 not taken"));
        assertThat(ann.get(path(project) + "/" + upload).body()).contains("<html", "x/basophil/c.txt");
        assertThat(app.signedIn("ben", Role.CONTRIBUTE)
                        .get(path(project) + "/" + upload)
                        .statusCode())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(ann.get(path(project()) + "/" + upload).statusCode()).isEqualTo(404);
    }

    @Test
    void takesAnArchiveWithoutScriptToo() throws Exception {
        Project project = project();
        HttpResponse<String> page = ann.follow(ann.upload(
                path(project), Map.of("label", ""), "files", Map.of("mine.zip", zip(Map.of("monocyte/a.png", png())))));
        assertThat(page.statusCode()).isEqualTo(200);
        String upload = page.uri().getPath().substring(page.uri().getPath().lastIndexOf('/') + 1);
        Eventually.holds("taken in", () -> ended(project, upload).contains("1 new"));
    }

    @Test
    void saysWhyAnArchiveCannotBeTakenIn() throws Exception {
        Project project = project();
        String upload = opened(project);
        ann.htmx().post(path(project) + "/archive?name=%3Cb%3E.zip&upload=" + upload, new byte[] {1, 2, 3});
        Eventually.holds(
                "refused",
                () -> ended(project, upload).contains("&lt;b&gt;.zip is no archive that pictures are imported from"));
        assertThat(ann.htmx()
                        .submit(path(project) + "/" + upload + "/stop", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Project project = project();
        assertThat(ann.upload(path(project), Map.of("label", "unicorn"), "files", Map.of("a.png", png())))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("no such class", "id=\"upload\""));
        assertThat(ann.upload(path(project), Map.of("label", "monocyte"), "files", Map.of()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("There was no picture in it"));
        assertThat(ann.upload(
                                path(project),
                                Map.of("label", "monocyte", "_csrf", "guessed"),
                                "files",
                                Map.of("a.png", png()))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/-/sign-in?stale");
        assertThat(ann.htmx()
                        .post(path(project) + "/archive?name=a.zip&upload=mine", new byte[] {1})
                        .statusCode())
                .isEqualTo(404);
        assertThat(ann.post(path(project) + "/archive?name=a.zip&upload=" + "0".repeat(32), new byte[] {1})
                        .headers()
                        .firstValue("Location"))
                .as("without a token")
                .hasValue("/-/sign-in?stale");
        assertThat(ledger.pictureFigures().counts(project.name())).isEmpty();
    }

    private static String path(Project project) {
        return "/%s/data/upload".formatted(project.name());
    }

    private static String opened(Project project) {
        Matcher upload = UPLOAD.matcher(ann.get(path(project)).body());
        assertThat(upload.find()).isTrue();
        return upload.group(1);
    }

    /** The part that says how far it is, once nothing more happens; else nothing. */
    private static String ended(Project project, String upload) {
        String part = ann.htmx().get(path(project) + "/" + upload).body();
        return part.contains("hx-trigger") ? "" : part;
    }

    private static Project project() {
        List<ProjectClass> classes =
                List.of(new ProjectClass("basophil", null), new ProjectClass("monocyte", "mono<cyte>"));
        Project project =
                new Project("upload-" + NUMBERS.incrementAndGet(), "Cells", classes, null, null, null, null, null);
        ledger.projects().apply(project, "test");
        return project;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Another picture every time. */
    static byte[] png() {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x10101 * NUMBERS.incrementAndGet());
        return Png.of(image);
    }
}
