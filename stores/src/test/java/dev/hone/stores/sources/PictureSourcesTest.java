package dev.hone.stores.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.PictureReader;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Offered;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSourcesTest {
    private static final Project LEAVES = Json.read("""
            {"name": "leaves", "classes": ["healthy", {"id": "leaf-rust", "label": "Rost"}]}
            """, Project.class);
    private static final byte[] PICTURE = "any bytes".getBytes(StandardCharsets.UTF_8);
    private static final SourceLimits TIGHT = new SourceLimits(10, 1_000, 100_000, 5);

    @TempDir
    private Path folder;

    /** The kinds that hold files in folders. */
    private enum Kind {
        FOLDER,
        ZIP,
        TAR,
        TAR_GZ;

        Path make(Path at, Map<String, byte[]> files) throws IOException {
            // a name that says nothing: the content does
            Path path = at.resolve("given");
            return switch (this) {
                case FOLDER -> Archives.folder(path, files);
                case ZIP -> Archives.zip(path, files);
                case TAR -> Archives.tar(path, files);
                case TAR_GZ -> Archives.tarGz(path, files);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheClassFromTheFoldersOfAFile(Kind kind) throws IOException {
        Path path = kind.make(
                folder,
                files(
                        "healthy/a.png",
                        "Leaf_Rust/b.png",
                        "data/train/rost/deep/c.png",
                        "data/readme.txt",
                        "loose.png",
                        "healthy/leaf-rust/d.png",
                        "healthy/.DS_Store",
                        "__MACOSX/healthy/a.png"));

        List<Offered> offered = read(path);

        assertThat(pictures(offered))
                .extracting(LabelledPicture::name, LabelledPicture::label)
                .containsExactlyInAnyOrder(
                        tuple("healthy/a.png", "healthy"),
                        tuple("Leaf_Rust/b.png", "leaf-rust"),
                        tuple("data/train/rost/deep/c.png", "leaf-rust"));
        assertThat(pictures(offered)).extracting(LabelledPicture::bytes).containsOnly(PICTURE);
        assertThat(refused(offered))
                .extracting(Refused::name, Refused::code)
                .containsExactlyInAnyOrder(
                        tuple("data/readme.txt", "unknown-label"),
                        tuple("loose.png", "unknown-label"),
                        tuple("healthy/leaf-rust/d.png", "several-labels"));
        assertThat(refused(offered))
                .anySatisfy(one -> assertThat(one.reason()).contains("there are: healthy, leaf-rust"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFileThatIsTooLargeAndTakesTheOthers(Kind kind) throws IOException {
        Map<String, byte[]> files = files("healthy/a.png", "healthy/z.png");
        files.put("healthy/large.png", new byte[1_001]);
        List<Offered> offered = read(kind.make(folder, files), new SourceLimits(10, 1_000, 1_000_000, 5));

        assertThat(pictures(offered)).hasSize(2);
        assertThat(refused(offered))
                .extracting(Refused::name, Refused::code)
                .containsExactly(tuple("healthy/large.png", "too-large"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOLDER")
    void refusesNamesThatLeadOutOfAnArchive(Kind kind) throws IOException {
        List<Offered> offered = read(kind.make(
                folder, files("../healthy/a.png", "healthy/../../b.png", "/healthy/c.png", "healthy/\u001B[31md.png")));

        assertThat(refused(offered))
                .extracting(Refused::name, Refused::code)
                .containsExactly(
                        tuple("../healthy/a.png", "unsafe-name"),
                        tuple("healthy/../../b.png", "unsafe-name"),
                        tuple("/healthy/c.png", "unsafe-name"));
        assertThat(pictures(offered)).extracting(LabelledPicture::name).containsExactly("healthy/?[31md.png");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOLDER")
    void opensNoArchiveOfTooManyFiles(Kind kind) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 11; i++) {
            files.put("healthy/%02d.png".formatted(i), PICTURE);
        }
        Path path = kind.make(folder, files);

        if (kind == Kind.ZIP) {
            assertThatThrownBy(() -> read(path, TIGHT))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("11 files, more than the 10");
        } else {
            List<Offered> offered = read(path, TIGHT);
            assertThat(pictures(offered)).hasSize(10);
            assertThat(refused(offered)).extracting(Refused::code).containsExactly("bomb");
        }
    }

    @Test
    void opensNoZipThatUnpacksToTooMuch() throws IOException {
        Path path = Archives.zip(folder.resolve("bomb.zip"), bomb());

        assertThatThrownBy(() -> read(path, TIGHT))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("unpack to 900")
                .hasMessageContaining("import the folder if you trust it");
    }

    @Test
    void readsNoFurtherInATarThatUnpacksToTooMuch() throws IOException {
        List<Offered> offered = read(Archives.tarGz(folder.resolve("bomb.tgz"), bomb()), TIGHT);

        assertThat(pictures(offered)).extracting(LabelledPicture::name).containsExactly("healthy/a.png");
        assertThat(refused(offered)).last().satisfies(last -> {
            assertThat(last.code()).isEqualTo("bomb");
            assertThat(last.reason()).contains("nothing after this is read");
        });
    }

    @Test
    void opensNoZipWhoseEntriesLieOverOneAnother() throws IOException {
        byte[] random = new byte[900];
        new java.util.Random(1).nextBytes(random);
        Path path = Archives.zip(folder.resolve("a.zip"), Map.of("healthy/a.png", random));
        byte[] zip = Files.readAllBytes(path);
        // the directory's only entry three times: each of them the same bytes
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        int end = indexOf(zip, new byte[] {'P', 'K', 5, 6});
        byte[] entry = Arrays.copyOfRange(zip, directory, end);
        byte[] tail = Arrays.copyOfRange(zip, end, zip.length);
        tail[8] = tail[10] = 3;
        int length = 3 * entry.length;
        tail[12] = (byte) length;
        tail[13] = (byte) (length >> 8);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(zip, 0, directory);
        for (int i = 0; i < 3; i++) {
            out.writeBytes(entry);
        }
        out.writeBytes(tail);
        Files.write(path, out.toByteArray());

        assertThatThrownBy(() -> read(path))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("over one another");
    }

    @Test
    void takesWhatComesBeforeTheBreakOfATar() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[4_000];
            new java.util.Random(i).nextBytes(bytes);
            files.put("healthy/%02d.png".formatted(i), bytes);
        }
        Path path = Archives.tarGz(folder.resolve("a.tgz"), files);
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 100_000));

        List<Offered> offered = read(path);

        assertThat(pictures(offered)).hasSizeBetween(20, 26);
        assertThat(refused(offered))
                .extracting(Refused::name, Refused::code)
                .containsExactly(tuple("a.tgz", "damaged"));
    }

    @Test
    void saysThatAZipBreaksOff() throws IOException {
        Path path = Archives.zip(folder.resolve("a.zip"), files("healthy/a.png"));
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 60));

        assertThatThrownBy(() -> read(path)).isInstanceOf(SourceException.class).hasMessageContaining("is damaged");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToGiveInsteadOfNothing(Kind kind) throws IOException {
        Path path = kind.make(folder, Map.of());
        if (kind == Kind.FOLDER) {
            Files.createDirectories(path.resolve("healthy"));
        }

        assertRefusesAsEmpty(path);
    }

    @ParameterizedTest
    @EnumSource
    void whatSystemsLeaveBesidePicturesIsNothing(Kind kind) throws IOException {
        assertRefusesAsEmpty(kind.make(folder, files("healthy/.DS_Store", "__MACOSX/healthy/a.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "path,label\n"})
    void aListOfNothingIsNothing(String text) throws IOException {
        assertRefusesAsEmpty(Files.writeString(folder.resolve("list.csv"), text));
    }

    private static void assertRefusesAsEmpty(Path path) {
        assertThatThrownBy(() -> read(path, SourceLimits.USUAL))
                .isInstanceOf(SourceException.class)
                .hasMessage(path + " holds nothing to import: give a folder of folders named after the classes, a zip,"
                        + " tar or tar.gz of such a folder, a CSV file of paths and labels, or an IDX file beside its"
                        + " labels");
    }

    @Test
    void callsAnArchiveByItsNameWhereverItWasFetchedTo() throws IOException {
        Path empty = Archives.zip(folder.resolve("fetched"), Map.of());
        assertThatThrownBy(() -> PictureSources.archive(empty, "july.zip", LEAVES))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("july.zip holds nothing to import: ");
        Path list = Files.writeString(folder.resolve("list.csv"), "path,label\n/etc/passwd,healthy\n");
        assertThatThrownBy(() -> PictureSources.archive(list, "july.csv", LEAVES))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("july.csv is no archive that pictures are imported from: give a zip");
        Path tar = Archives.tar(folder.resolve("other"), files("healthy/a.png"));
        try (PictureSource source = PictureSources.archive(tar, "july.tar", LEAVES)) {
            assertThat(source.name()).isEqualTo("july.tar");
            assertThat(source.next()).isInstanceOf(LabelledPicture.class);
        }
    }

    @Test
    void saysWhatItCannotImport() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("nowhere")))
                .hasMessageContaining("there is no file or folder of this name");
        Path picture = Files.write(folder.resolve("a.jpg"), new byte[] {-1, -40, -1, -32, 0, 16});
        assertThatThrownBy(() -> read(picture)).hasMessageContaining("is nothing that pictures are imported from");
        Path gzip = Files.write(folder.resolve("a.gz"), Archives.gzip(PICTURE));
        assertThatThrownBy(() -> read(gzip)).hasMessageContaining("is nothing that pictures are imported from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path,label\nin/a.png,healthy\n\"in/b, c.png\",Rost\n",
                "\uFEFFid;Class;IMAGE\r\n1;healthy;in/a.png\r\n2;leaf rust;in\\b, c.png\r\n",
                "in/a.png\thealthy\n./in/b, c.png\t\"leaf-rust\""
            })
    void readsListsOfPathsAndLabels(String text) throws IOException {
        Archives.folder(folder, files("in/a.png", "in/b, c.png"));

        assertThat(pictures(read(Files.writeString(folder.resolve("list"), text))))
                .extracting(picture -> picture.name().replaceAll(".*[/\\\\]", ""), LabelledPicture::label)
                .containsExactly(tuple("a.png", "healthy"), tuple("b, c.png", "leaf-rust"));
    }

    @Test
    void refusesTheLinesOfAListThatNameNothing() throws IOException {
        Archives.folder(folder, files("list/in/a.png", "secret.png"));
        List<Offered> offered = read(Files.writeString(folder.resolve("list/list.csv"), """
                path,label
                in/gone.png,healthy
                in/a.png,mildew
                ../secret.png,healthy
                /etc/passwd,healthy
                in/a.png
                in/a.png,healthy
                """));

        assertThat(pictures(offered)).hasSize(1);
        assertThat(refused(offered))
                .extracting(Refused::name, Refused::code)
                .containsExactly(
                        tuple("in/gone.png", "missing"),
                        tuple("in/a.png", "unknown-label"),
                        tuple("../secret.png", "unsafe-name"),
                        tuple("/etc/passwd", "unsafe-name"),
                        tuple("in/a.png", "no-label"));
        assertThat(refused(offered).getFirst().reason()).isEqualTo("line 2: there is no file in/gone.png");
    }

    @Test
    void wantsToKnowTheColumnsOfAList() throws IOException {
        Path list = Files.writeString(folder.resolve("list.csv"), "name,diagnosis\na.png,healthy\n");

        assertThatThrownBy(() -> read(list)).hasMessageContaining("begin it with the line path,label");
    }

    @Test
    void readsAnIdxFileWithItsLabels() throws IOException {
        byte[] pixels = {0, 1, 2, 3, 4, -1, 7, 7, 7, 7, 7, 7};
        Path pictures =
                Files.write(folder.resolve("t-images-idx3-ubyte.gz"), Archives.gzip(Archives.idx(pixels, 2, 2, 3)));
        assertThatThrownBy(() -> read(pictures)).hasMessageContaining("put t-labels-idx1-ubyte.gz beside it");
        Path labels = Files.write(
                folder.resolve("t-labels-idx1-ubyte.gz"), Archives.gzip(Archives.idx(new byte[] {1, 2}, 2)));

        for (Path given : List.of(pictures, labels)) {
            List<Offered> offered = read(given);
            assertThat(pictures(offered)).singleElement().satisfies(picture -> {
                assertThat(picture.label()).isEqualTo("leaf-rust");
                assertThat(PictureReader.check(picture.bytes())).satisfies(found -> {
                    assertThat(found.width()).isEqualTo(3);
                    assertThat(found.height()).isEqualTo(2);
                });
            });
            assertThat(refused(offered)).extracting(Refused::code).containsExactly("unknown-label");
        }
    }

    @Test
    void saysHowMuchHasBeenRead() throws IOException {
        try (PictureSource source = PictureSources.open(
                Kind.FOLDER.make(folder, files("healthy/a.png", "healthy/b.png", "x/c.png", "x/d.png")), LEAVES)) {
            source.next();
            assertThat(source.read()).isEqualTo(0.25);
            source.next();
            assertThat(source.read()).isEqualTo(0.5);
            source.forEachRemaining(one -> {});
            assertThat(source.read()).isEqualTo(1);
        }
    }

    @Test
    void walksNoFolderInCircles() throws IOException {
        Path given = Kind.FOLDER.make(folder, files("healthy/a.png"));
        Files.createSymbolicLink(given.resolve("healthy/again"), given);

        assertThat(pictures(read(given))).hasSize(1);
    }

    private static Map<String, byte[]> files(String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, PICTURE);
        }
        return files;
    }

    private static Map<String, byte[]> bomb() {
        Map<String, byte[]> files = files("healthy/a.png");
        files.put("healthy/large.png", new byte[900_000]);
        return files;
    }

    private static int indexOf(byte[] bytes, byte[] mark) {
        for (int at = bytes.length - mark.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        throw new IllegalStateException("no such mark");
    }

    private List<Offered> read(Path path) {
        return read(path, SourceLimits.USUAL);
    }

    private static List<Offered> read(Path path, SourceLimits limits) {
        List<Offered> offered = new ArrayList<>();
        try (PictureSource source = PictureSources.open(path, LEAVES, limits)) {
            source.forEachRemaining(offered::add);
        }
        return offered;
    }

    private static List<LabelledPicture> pictures(List<Offered> offered) {
        return offered.stream()
                .filter(LabelledPicture.class::isInstance)
                .map(LabelledPicture.class::cast)
                .toList();
    }

    private static List<Refused> refused(List<Offered> offered) {
        return offered.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }
}
