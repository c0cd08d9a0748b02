package dev.hone.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderListingTest {
    private static final List<String> NAMES = List.of("a", "b", "a-", "a.", "a0", "ab", "ä", "z z", "~");

    @TempDir
    private Path bucket;

    private void put(String... keys) throws IOException {
        for (String key : keys) {
            Path file = bucket.resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, key);
        }
    }

    private PageSet<StorageMetadata> page(String prefix, String after, int most, boolean isDeep) {
        return new FolderListing(bucket)
                .page(
                        new ListContainerOptions()
                                .prefix(prefix)
                                .afterMarker(after)
                                .maxResults(most),
                        isDeep);
    }

    private List<String> all(String prefix, int most) {
        List<String> keys = new ArrayList<>();
        String after = "";
        do {
            PageSet<StorageMetadata> page = page(prefix, after, most, true);
            assertThat(page.size()).isLessThanOrEqualTo(most);
            page.forEach(found -> keys.add(found.getName()));
            after = page.getNextMarker();
        } while (after != null);
        return keys;
    }

    @Test
    void everyPageSizeGivesAllKeysInOrderOnce() throws IOException {
        Random random = new Random(3);
        TreeSet<String> keys = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            String key = NAMES.get(random.nextInt(9)) + "/" + NAMES.get(random.nextInt(9)) + "/"
                    + NAMES.get(random.nextInt(9)) + ".png";
            keys.add(key);
            put(key);
        }
        for (String prefix : List.of("", "a", "a/", "a/a", "a-/ab/", "b/z z/a.png", "none")) {
            List<String> expected =
                    keys.stream().filter(key -> key.startsWith(prefix)).toList();
            for (int most : new int[] {1, 2, 7, 1000}) {
                assertThat(all(prefix, most)).as(prefix + " by " + most).isEqualTo(expected);
            }
        }
    }

    @Test
    void beginsBehindAKeyThatMayNotBeThere() throws IOException {
        put("p/a.b", "p/a/b", "p/a/d", "p/b");

        assertThat(page("p/", "p/a/c", 10, true))
                .extracting(StorageMetadata::getName)
                .containsExactly("p/a/d", "p/b");
        assertThat(page("p/", "p/a", 10, true))
                .extracting(StorageMetadata::getName)
                .containsExactly("p/a.b", "p/a/b", "p/a/d", "p/b");
        assertThat(page("p/", "q", 10, true)).isEmpty();
    }

    @Test
    void tellsFoldersInsteadOfWhatIsInThem() throws IOException {
        put("p/a/b/c", "p/a.png", "p/z/y", "q/x");

        assertThat(page("p/", "", 10, false))
                .extracting(StorageMetadata::getName)
                .containsExactly("p/a.png", "p/a/", "p/z/");
        assertThat(page("", "", 10, false)).extracting(StorageMetadata::getName).containsExactly("p/", "q/");
    }

    @Test
    void leavesOutWhatIsStillBeingSent() throws IOException {
        put("p/a.png", "p/a.png-" + UUID.randomUUID());

        assertThat(all("", 10)).containsExactly("p/a.png");
    }

    @Test
    void tellsADiskThatIsFullFromOtherFailures() {
        IOException full = new IOException("/s3/a: No space left on device");

        assertThat(FolderStore.isOutOfSpace(new RuntimeException(full))).isTrue();
        assertThat(FolderStore.isOutOfSpace(new RuntimeException(new IOException("broken"))))
                .isFalse();
    }
}
