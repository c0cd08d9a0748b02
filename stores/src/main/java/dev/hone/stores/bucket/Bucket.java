package dev.hone.stores.bucket;

import dev.hone.stores.bucket.CheckedStream.Download;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.transfers.Patience;
import io.minio.BucketExistsArgs;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;

/**
 * Hone's bucket on an S3 server. Keys are given whole, made by the callers who own them. What fails for a passing reason is
 * done again; what still fails is a {@link BucketException}. Every call may be repeated. Thread-safe.
 */
public final class Bucket implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final String LENGTH = "Content-Length";
    private static final Set<String> THERE_ALREADY = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

    private final BucketSettings settings;
    private final Requests requests;
    private final OkHttpClient http;
    private final MinioClient client;

    private Bucket(BucketSettings settings, Patience patience) {
        this.settings = settings;
        this.requests = new Requests(settings, patience);
        this.http = new OkHttpClient.Builder()
                .socketFactory(new PromptSockets())
                .addInterceptor(new ErrorPages())
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofMinutes(1))
                .writeTimeout(Duration.ofMinutes(1))
                .build();
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(REGION)
                .credentials(settings.accessKey(), settings.secretKey().value())
                .httpClient(http)
                .build();
    }

    /** Opens the bucket for somebody who waits; nothing is sent until it is used. */
    public static Bucket open(BucketSettings settings) {
        return open(settings, Patience.BRIEF);
    }

    /** Opens the bucket; nothing is sent until it is used. */
    public static Bucket open(BucketSettings settings, Patience patience) {
        return new Bucket(settings, patience);
    }

    /** What an object is called outside of Hone. */
    public URI location(String key) {
        return URI.create("s3://" + settings.bucket() + "/" + key);
    }

    /** The key in an address such as {@link #location} gives; nothing for one outside of this bucket. */
    public Optional<String> key(String address) {
        String root = location("").toString();
        return address.startsWith(root) && address.length() > root.length()
                ? Optional.of(address.substring(root.length()))
                : Optional.empty();
    }

    /** Makes the bucket if it is not there. */
    public void create() {
        requests.send("create", "", () -> {
            boolean exists = client.bucketExists(
                    BucketExistsArgs.builder().bucket(settings.bucket()).build());
            if (!exists) {
                make();
            }
            return exists;
        });
    }

    /** Whether the bucket is there. */
    public boolean exists() {
        return requests.send(
                "look for",
                "",
                () -> client.bucketExists(
                        BucketExistsArgs.builder().bucket(settings.bucket()).build()));
    }

    /** Puts an object, in place of one of the same key. Metadata may be text of any script. */
    public void put(String key, byte[] body, String mediaType, Map<String, String> metadata) {
        put(key, Content.of(body), mediaType, metadata);
    }

    /** Puts a file of any size, which must not change meanwhile. */
    public void put(String key, Path file, String mediaType, Map<String, String> metadata) {
        put(key, Content.of(file), mediaType, metadata);
    }

    /** Puts an object unless one of this key is there; for keys that name their content. */
    public boolean putIfAbsent(String key, byte[] body, String mediaType, Map<String, String> metadata) {
        if (stat(key).isPresent()) {
            return false;
        }
        put(key, body, mediaType, metadata);
        return true;
    }

    /** Puts a file unless an object of this key is there; for keys that name their content. */
    public boolean putIfAbsent(String key, Path file, String mediaType, Map<String, String> metadata) {
        if (stat(key).isPresent()) {
            return false;
        }
        put(key, file, mediaType, metadata);
        return true;
    }

    /**
     * The bytes of an object.
     *
     * @throws BucketException {@link BucketException#isMissing() missing} when it is not there, damaged when it is not
     *     what was put
     */
    public byte[] get(String key) {
        return requests.send("get", key, () -> {
            try (InputStream body = receive(key)) {
                return body.readAllBytes();
            }
        });
    }

    /**
     * The first bytes of an object, so many or all it has. They are not compared with what was put, which takes all of it.
     *
     * @throws BucketException {@link BucketException#isMissing() missing} when it is not there
     */
    public byte[] beginning(String key, int length) {
        return requests.send("get", key, () -> {
            try (InputStream body = client.getObject(GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .offset(0L)
                    .length((long) length)
                    .build())) {
                return body.readNBytes(length);
            }
        });
    }

    /** Fetches an object into a file, which is there only when all of it is. */
    public void get(String key, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            requests.send("get", key, () -> {
                try (InputStream body = receive(key)) {
                    return save(body, part);
                }
            });
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(part);
        }
    }

    /**
     * The bytes of an object as they come. The stream throws a {@link BucketException} when it breaks off, and at its end
     * when the object is not what was put; whoever reads does so again from the beginning.
     */
    public InputStream read(String key) {
        return requests.send("get", key, () -> receive(key));
    }

    /** What is known of an object, its metadata included. A bucket that is not there holds none. */
    public Optional<StoredObject> stat(String key) {
        try {
            StatObjectResponse found = requests.send(
                    "look at",
                    key,
                    () -> client.statObject(StatObjectArgs.builder()
                            .bucket(settings.bucket())
                            .object(key)
                            .build()));
            return Optional.of(
                    new StoredObject(key, found.size(), found.lastModified().toInstant(), Metadata.provenance(found)));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All objects under a prefix, in the order of their keys, fetched page by page as the stream is read. */
    public Stream<StoredObject> list(String prefix) {
        return list(prefix, "");
    }

    /** The objects under a prefix whose keys come after one, fetched page by page as the stream is read. */
    public Stream<StoredObject> list(String prefix, String after) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Listing(requests, client, settings, prefix, after),
                        Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
                false);
    }

    /** Copies an object within the bucket, with its metadata. */
    public void copy(String from, String to) {
        requests.send(
                "copy",
                from,
                () -> client.copyObject(CopyObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(to)
                        .source(CopySource.builder()
                                .bucket(settings.bucket())
                                .object(from)
                                .build())
                        .build()));
    }

    /** Deletes an object; it is no error when there is none. */
    public void delete(String key) {
        requests.send("delete", key, () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build());
            return key;
        });
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private void make() throws Exception {
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(settings.bucket()).build());
        } catch (ErrorResponseException e) {
            // somebody else may have made it in between
            if (!THERE_ALREADY.contains(e.errorResponse().code())) {
                throw e;
            }
        }
    }

    private void put(String key, Content content, String mediaType, Map<String, String> metadata) {
        Map<String, String> kept = Metadata.of(metadata, content);
        requests.send("put", key, () -> {
            try (InputStream body = content.opening().open()) {
                return client.putObject(
                        PutObjectArgs.builder().bucket(settings.bucket()).object(key).stream(body, content.length(), -1)
                                .contentType(mediaType)
                                .userMetadata(kept)
                                .build());
            }
        });
    }

    private CheckedStream receive(String key) throws Exception {
        GetObjectResponse found = client.getObject(
                GetObjectArgs.builder().bucket(settings.bucket()).object(key).build());
        return new CheckedStream(
                requests,
                new Download(
                        key,
                        found,
                        Optional.ofNullable(found.headers().get(LENGTH)).map(Long::valueOf),
                        Optional.ofNullable(found.headers().get(Metadata.SHA256_HEADER))));
    }

    private static long save(InputStream body, Path part) {
        try {
            return Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // the stream has errors of its own: this is the disk here
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
