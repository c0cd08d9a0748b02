package dev.hone.stores.sources;

import dev.hone.pictures.idx.IdxStream;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.projects.Project;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Opens what somebody named, as the kind that its content says it is. */
public final class PictureSources {
    private static final int HEAD = 512;
    private static final int USTAR_AT = 257;
    private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    private PictureSources() {}

    /**
     * The pictures of a folder, an archive, a list or a collection, for this project.
     *
     * @throws SourceException when nothing can be imported from it
     */
    public static PictureSource open(Path path, Project project) {
        return open(path, project, SourceLimits.USUAL);
    }

    /**
     * The pictures of an archive, for this project.
     *
     * @param name what people call it, wherever it was fetched to
     * @throws SourceException when nothing can be imported from it
     */
    public static PictureSource archive(Path file, String name, Project project) {
        try {
            PictureSource archive = archive(file, name, head(file, false), new ClassNames(project), SourceLimits.USUAL)
                    .orElseThrow(() -> SourceException.noArchive(file));
            return filled(archive, () -> SourceException.empty(file));
        } catch (SourceException e) {
            throw e.of(name);
        } catch (IOException e) {
            throw SourceException.unreadable(file, e).of(name);
        }
    }

    /**
     * What lies in the bucket at a location, for this project: an archive, or a folder of folders.
     *
     * @param location as {@code s3://bucket/key}
     * @param folder an empty one, to which an archive is fetched
     * @throws SourceException when nothing can be imported from there
     */
    public static PictureSource open(Bucket bucket, String location, Path folder, Project project) {
        String key = bucket.key(location)
                .orElseThrow(() ->
                        SourceException.elsewhere(location, bucket.location("").toString()));
        if (!key.endsWith("/") && bucket.stat(key).isPresent()) {
            Path file = folder.resolve("archive");
            bucket.get(key, file);
            return archive(file, location, project);
        }
        String prefix = key.endsWith("/") ? key : key + "/";
        return filled(
                new BucketPictures(bucket, prefix, location, new ClassNames(project), SourceLimits.USUAL),
                () -> SourceException.nothingAt(location));
    }

    static PictureSource open(Path path, Project project, SourceLimits limits) {
        ClassNames classes = new ClassNames(project);
        if (Files.isDirectory(path)) {
            return filled(new FolderPictures(path, classes, limits), () -> SourceException.empty(path));
        }
        if (!Files.isRegularFile(path)) {
            throw SourceException.missing(path);
        }
        try {
            return filled(file(path, classes, limits), () -> SourceException.empty(path));
        } catch (IOException e) {
            throw SourceException.unreadable(path, e);
        }
    }

    /** Whoever brings nothing hears of it, whatever the kind of the source: an import of nothing says no more than noughts. */
    private static PictureSource filled(PictureSource source, Supplier<SourceException> empty) {
        if (!source.hasNext()) {
            source.close();
            throw empty.get();
        }
        return source;
    }

    private static PictureSource file(Path path, ClassNames classes, SourceLimits limits) throws IOException {
        byte[] head = head(path, false);
        Optional<PictureSource> archive = archive(path, path.getFileName().toString(), head, classes, limits);
        if (archive.isPresent()) {
            return archive.get();
        }
        boolean gzip = begins(head, 0, GZIP);
        if (IdxStream.isIdx(gzip ? unpackedHead(path) : head)) {
            return idx(path, classes);
        }
        if (head.length == 0) {
            throw SourceException.empty(path);
        }
        if (!gzip && isText(head)) {
            return new CsvPictures(path, classes, limits);
        }
        throw SourceException.unknownKind(path);
    }

    private static Optional<PictureSource> archive(
            Path path, String name, byte[] head, ClassNames classes, SourceLimits limits) {
        if (begins(head, 0, ZIP) || begins(head, 0, EMPTY_ZIP)) {
            return Optional.of(new ZipPictures(path, name, classes, limits));
        }
        boolean gzip = begins(head, 0, GZIP);
        return isTar(gzip ? unpackedHead(path) : head)
                ? Optional.of(new TarPictures(path, name, gzip, classes, limits))
                : Optional.empty();
    }

    private static PictureSource idx(Path path, ClassNames classes) throws IOException {
        List<Integer> sizes = sizes(path);
        boolean arePictures = IdxPictures.arePictures(sizes);
        String other = arePictures
                ? path.getFileName().toString().replace("images", "labels").replace("idx3", "idx1")
                : path.getFileName().toString().replace("labels", "images").replace("idx1", "idx3");
        Path beside = path.resolveSibling(other);
        if (beside.equals(path) || !Files.isRegularFile(beside)) {
            throw SourceException.noLabels(path, other);
        }
        return arePictures ? new IdxPictures(path, beside, classes) : new IdxPictures(beside, path, classes);
    }

    private static List<Integer> sizes(Path path) throws IOException {
        try (IdxStream stream = IdxStream.open(path)) {
            return stream.sizes();
        }
    }

    private static byte[] unpackedHead(Path path) {
        try {
            return head(path, true);
        } catch (IOException e) {
            throw SourceException.damaged(path, e.getMessage(), e);
        }
    }

    private static byte[] head(Path path, boolean gzip) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                InputStream in = gzip ? new GZIPInputStream(file) : file) {
            return in.readNBytes(HEAD);
        }
    }

    /** One without entries begins with the block of zeros that ends it. */
    private static boolean isTar(byte[] head) {
        return begins(head, USTAR_AT, USTAR) || Arrays.equals(head, new byte[HEAD]);
    }

    private static boolean begins(byte[] bytes, int at, byte[] mark) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    /** A picture or a program has bytes that no list has. */
    private static boolean isText(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return isDecodable(head);
    }

    /** The last letter may be cut in two. */
    private static boolean isDecodable(byte[] head) {
        for (int cut = 0; cut < 4 && cut < head.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                // perhaps with one byte less
            }
        }
        return false;
    }
}
