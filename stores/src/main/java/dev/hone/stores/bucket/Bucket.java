package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;
import io.minio.BucketExistsArgs;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;

/** Hone's bucket on an S3 server. Thread-safe; keys are given whole, made by the callers who own them. */
public final class Bucket implements AutoCloseable {
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "ResourceNotFound");
    private static final String REGION = "us-east-1";
    private static final String METADATA_PREFIX = "x-amz-meta-";

    private final BucketSettings settings;
    private final OkHttpClient http;
    private final MinioClient client;

    private Bucket(BucketSettings settings) {
        this.settings = settings;
        this.http = new OkHttpClient.Builder()
                .socketFactory(new PromptSockets())
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

    /** Opens the bucket; nothing is sent until it is used. */
    public static Bucket open(BucketSettings settings) {
        return new Bucket(settings);
    }

    /** Makes the bucket if it is not there. */
    public void create() {
        call("create", "", () -> {
            boolean exists = client.bucketExists(
                    BucketExistsArgs.builder().bucket(settings.bucket()).build());
            if (!exists) {
                client.makeBucket(
                        MakeBucketArgs.builder().bucket(settings.bucket()).build());
            }
            return exists;
        });
    }

    /** Puts an object, in place of one of the same key. Metadata may be text of any script. */
    public void put(String key, byte[] body, String mediaType, Map<String, String> metadata) {
        Map<String, String> escaped = new TreeMap<>();
        metadata.forEach((name, value) -> escaped.put(name, KeyText.escape(value)));
        call(
                "put",
                key,
                () -> client.putObject(PutObjectArgs.builder().bucket(settings.bucket()).object(key).stream(
                                new ByteArrayInputStream(body), body.length, -1)
                        .contentType(mediaType)
                        .userMetadata(escaped)
                        .build()));
    }

    /** Puts an object unless one of this key is there; for keys that name their content. */
    public boolean putIfAbsent(String key, byte[] body, String mediaType, Map<String, String> metadata) {
        if (stat(key).isPresent()) {
            return false;
        }
        put(key, body, mediaType, metadata);
        return true;
    }

    /**
     * The bytes of an object.
     *
     * @throws BucketException {@link BucketException#isMissing() missing} when it is not there
     */
    public byte[] get(String key) {
        return call("get", key, () -> {
            try (var response = client.getObject(GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build())) {
                return response.readAllBytes();
            }
        });
    }

    /** What is known of an object, its metadata included. */
    public Optional<StoredObject> stat(String key) {
        try {
            StatObjectResponse found = call(
                    "look at",
                    key,
                    () -> client.statObject(StatObjectArgs.builder()
                            .bucket(settings.bucket())
                            .object(key)
                            .build()));
            Map<String, String> metadata = new TreeMap<>();
            found.userMetadata()
                    .forEach((name, value) -> metadata.put(
                            name.startsWith(METADATA_PREFIX) ? name.substring(METADATA_PREFIX.length()) : name,
                            KeyText.unescape(value)));
            return Optional.of(
                    new StoredObject(key, found.size(), found.lastModified().toInstant(), metadata));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All objects under a prefix, in the order of their keys, fetched page by page as the stream is read. */
    public Stream<StoredObject> list(String prefix) {
        Iterable<Result<Item>> results = client.listObjects(ListObjectsArgs.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .recursive(true)
                .build());
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> call("list", prefix, result::get))
                .filter(item -> !item.isDir() && !item.objectName().endsWith("/"))
                .map(item -> new StoredObject(
                        item.objectName(), item.size(), item.lastModified().toInstant(), Map.of()));
    }

    /** Copies an object within the bucket. */
    public void copy(String from, String to) {
        call(
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
        call("delete", key, () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build());
            return null;
        });
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private <T> T call(String verb, String key, Request<T> request) {
        try {
            return request.send();
        } catch (ErrorResponseException e) {
            if (MISSING.contains(e.errorResponse().code())) {
                throw BucketException.missing(settings, key, e);
            }
            throw BucketException.failed(verb, settings, key, e);
        } catch (Exception e) {
            throw BucketException.failed(verb, settings, key, e);
        }
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws Exception;
    }
}
