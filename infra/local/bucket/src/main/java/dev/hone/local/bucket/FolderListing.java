package dev.hone.local.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.domain.Tier;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.blobstore.domain.internal.StorageMetadataImpl;
import org.jclouds.blobstore.options.ListContainerOptions;

/**
 * Lists the objects of a bucket in the order of their keys.
 *
 * <p>Only the folders are opened in which the page's keys can be, and only files on the page are looked at: S3Proxy's own
 * listing reads every file under the prefix, with its attributes, for each page.
 *
 * @param bucket the folder
 */
record FolderListing(Path bucket) {
    private static final int MOST = 1000;

    PageSet<StorageMetadata> page(ListContainerOptions options, boolean isDeep) {
        int most = Math.min(Objects.requireNonNullElse(options.getMaxResults(), MOST), MOST);
        FolderWalk walk = new FolderWalk(
                Objects.requireNonNullElse(options.getPrefix(), ""),
                Objects.requireNonNullElse(options.getMarker(), ""),
                isDeep,
                most + 1);
        try {
            walk.enter(bucket, "");
            List<FolderWalk.Found> found = walk.found();
            boolean isLast = found.size() <= most;
            List<StorageMetadata> page = new ArrayList<>();
            for (FolderWalk.Found one : isLast ? found : found.subList(0, most)) {
                add(page, one);
            }
            return new PageSetImpl<>(
                    page, isLast || most == 0 ? null : found.get(most - 1).key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object that is deleted at this moment may be left out. */
    private static void add(List<StorageMetadata> page, FolderWalk.Found found) throws IOException {
        if (found.isFolder()) {
            page.add(metadata(StorageType.RELATIVE_PATH, found.key(), null, null, null));
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(found.path(), BasicFileAttributes.class);
            ObjectDigest digest = ObjectDigest.of(found.path());
            if (digest.isFinished()) {
                Date modified = new Date(attributes.lastModifiedTime().toMillis());
                page.add(metadata(StorageType.BLOB, found.key(), digest.eTag(), modified, attributes.size()));
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static StorageMetadata metadata(StorageType type, String key, String eTag, Date modified, Long size) {
        return new StorageMetadataImpl(
                type, null, key, null, null, eTag, modified, modified, Map.of(), size, Tier.STANDARD);
    }
}
