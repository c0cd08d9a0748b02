package dev.hone.stores.sources;

import static dev.hone.stores.real.StoreServers.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Offered;
import dev.hone.stores.real.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketPicturesIT {
    private static final byte[] PICTURE = "any bytes".getBytes(StandardCharsets.UTF_8);

    private static S3Server server;
    private static Bucket bucket;
    private static String root;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path files) throws Exception {
        server = S3Server.start(files);
        bucket = server.empty();
        root = bucket.location("").toString();
    }

    @AfterAll
    static void stop() throws Exception {
        bucket.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells/uploads/july", "cells/uploads/july/"})
    void takesTheClassFromTheFoldersOfAnObject(String prefix) {
        put("cells/uploads/july/monocyte/a.png");
        put("cells/uploads/july/deep/Basophil/ä b.png");
        put("cells/uploads/july/platelet/c.png");
        put("cells/uploads/july/loose.png");
        put("cells/uploads/july/monocyte/.hidden");
        put("cells/uploads/july-2/monocyte/other.png");

        List<Offered> offered = read(root + prefix);

        assertThat(offered)
                .filteredOn(LabelledPicture.class::isInstance)
                .extracting(one -> ((LabelledPicture) one).name(), one -> ((LabelledPicture) one).label())
                .containsExactlyInAnyOrder(
                        tuple("monocyte/a.png", "monocyte"), tuple("deep/Basophil/ä b.png", "basophil"));
        assertThat(offered)
                .filteredOn(Refused.class::isInstance)
                .extracting(one -> ((Refused) one).name(), one -> ((Refused) one).code())
                .containsExactlyInAnyOrder(
                        tuple("platelet/c.png", "unknown-label"), tuple("loose.png", "unknown-label"));
        assertThat(bucket.get("cells/uploads/july/monocyte/a.png")).isEqualTo(PICTURE);
    }

    @Test
    void refusesAnObjectThatGoesMeanwhileAndTakesTheOthers() {
        put("cells/uploads/meanwhile/monocyte/a.png");
        put("cells/uploads/meanwhile/monocyte/b.png");
        put("cells/uploads/meanwhile/monocyte/c.png");
        try (PictureSource source = open(root + "cells/uploads/meanwhile/")) {
            assertThat(source.next()).isInstanceOf(LabelledPicture.class);
            bucket.delete("cells/uploads/meanwhile/monocyte/b.png");
            assertThat(source.next())
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("missing"));
            assertThat(source.next()).isInstanceOf(LabelledPicture.class);
            assertThat(source.read()).isEqualTo(1);
        }
    }

    @Test
    void opensAnArchiveByItsContentAndCallsItByItsLocation() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(Map.of("monocyte/a.png", PICTURE));
        bucket.put("cells/uploads/one", Archives.zip(folder.resolve("one"), files), "x/y", Map.of());
        bucket.put("cells/uploads/two.zip", Archives.tarGz(folder.resolve("two"), files), "x/y", Map.of());

        assertThat(read(root + "cells/uploads/one")).hasSize(1);
        try (PictureSource source = open(root + "cells/uploads/two.zip")) {
            assertThat(source.name()).isEqualTo(root + "cells/uploads/two.zip");
            assertThat(source.next()).isInstanceOf(LabelledPicture.class);
        }
    }

    @Test
    void saysWhyNothingCanBeImported() throws IOException {
        put("cells/uploads/picture.png");
        bucket.put(
                "cells/uploads/list.csv",
                "path,label\na.png,monocyte\n".getBytes(StandardCharsets.UTF_8),
                "text/csv",
                Map.of());
        bucket.put("cells/uploads/empty.zip", Archives.zip(folder.resolve("empty"), Map.of()), "x/y", Map.of());

        assertRefused("s3://elsewhere/cells/", "s3://elsewhere/cells/ is not in Hone's own bucket", "name " + root);
        assertRefused("/etc/passwd", "is not in Hone's own bucket");
        assertRefused(root, "is not in Hone's own bucket, from which alone");
        assertRefused(root + "cells/uploads/nothing", root + "cells/uploads/nothing holds nothing to import");
        put("cells/uploads/bare/.DS_Store");
        assertRefused(root + "cells/uploads/bare/", root + "cells/uploads/bare/ holds nothing to import");
        for (String name : List.of("picture.png", "list.csv", "empty.zip")) {
            String location = root + "cells/uploads/" + name;
            assertRefused(location, location, "a zip, tar or tar.gz of");
        }
    }

    private void assertRefused(String location, String... words) {
        assertThatThrownBy(() -> open(location))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(words);
    }

    private static void put(String key) {
        bucket.put(key, PICTURE, "image/png", Map.of());
    }

    private PictureSource open(String location) {
        return PictureSources.open(bucket, location, folder, CELLS);
    }

    private List<Offered> read(String location) {
        List<Offered> offered = new ArrayList<>();
        try (PictureSource source = open(location)) {
            source.forEachRemaining(offered::add);
        }
        return offered;
    }
}
