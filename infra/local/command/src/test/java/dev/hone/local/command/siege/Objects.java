package dev.hone.local.command.siege;

import dev.hone.stores.connections.BucketSettings;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Objects in the bucket, of many sizes, put by a client of S3. */
final class Objects extends Writer {
    private static final String PREFIX = "siege/";
    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 4 * 1024 * 1024;
    private static final int LARGE_EACH = 20;

    private final MinioClient client;
    private final String bucket;

    Objects(BucketSettings settings) {
        super("objects", Duration.ofMillis(100));
        this.bucket = settings.bucket();
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .credentials(settings.accessKey(), settings.secretKey().value())
                .build();
        client.setTimeout(2_000, 10_000, 10_000);
    }

    @Override
    void write(int number) throws Exception {
        byte[] body = body(number);
        client.putObject(PutObjectArgs.builder().bucket(bucket).object(key(number)).stream(
                        new ByteArrayInputStream(body), body.length, -1)
                .contentType("application/octet-stream")
                .build());
    }

    @Override
    List<Integer> lost(List<Integer> numbers) throws Exception {
        List<Integer> lost = new ArrayList<>();
        for (int number : numbers) {
            if (!Arrays.equals(body(number), read(key(number)))) {
                lost.add(number);
            }
        }
        return lost;
    }

    /** What a listing shows that nobody would expect: objects that were never put, and such as are not whole. */
    List<String> strangers() throws Exception {
        List<String> strangers = new ArrayList<>();
        for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(PREFIX)
                .recursive(true)
                .build())) {
            Item item = result.get();
            String name = item.objectName().substring(PREFIX.length());
            boolean known = name.matches("\\d{1,9}") && item.size() == body(Integer.parseInt(name)).length;
            if (!known) {
                strangers.add("%s, %d bytes".formatted(item.objectName(), item.size()));
            }
        }
        return strangers;
    }

    private byte[] read(String key) throws Exception {
        try (InputStream stream = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return stream.readAllBytes();
        } catch (MinioException e) {
            return new byte[0];
        }
    }

    private static String key(int number) {
        return PREFIX + number;
    }

    private static byte[] body(int number) {
        Random random = new Random(number);
        byte[] body = new byte[1 + random.nextInt(number % LARGE_EACH == 0 ? LARGE : SMALL)];
        random.nextBytes(body);
        return body;
    }
}
