package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.real.S3Server;
import dev.hone.stores.transfers.Transfers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures the S3 server of a house: {@code ListingBench FOLDER PICTURES FLAT PUTS}. */
final class ListingBench {
    private ListingBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int pictures = Integer.parseInt(arguments[1]);
        int flat = Integer.parseInt(arguments[2]);
        int puts = Integer.parseInt(arguments[3]);
        try (S3Server server = S3Server.start(folder)) {
            BucketSettings settings = server.settings();
            try (Bucket bucket = Bucket.open(settings)) {
                bucket.create();
                Path root = folder.resolve(settings.bucket());
                for (int i = 0; i < pictures; i++) {
                    write(root.resolve("p/pictures/%02x/%064x.png".formatted(i % 256, i)));
                }
                for (int i = 0; i < flat; i++) {
                    write(root.resolve("p/judgements/2026-11/%026d.json".formatted(i)));
                }
                list(bucket, "p/pictures/");
                list(bucket, "p/judgements/");
                move(bucket, puts);
            }
        }
    }

    /** As S3Proxy writes an object, without the way over the network. */
    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[100]);
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("user.content-md5", ByteBuffer.wrap(new byte[16]));
    }

    private static void list(Bucket bucket, String prefix) {
        long begun = System.nanoTime();
        long count;
        try (Stream<StoredObject> objects = bucket.list(prefix)) {
            count = objects.count();
        }
        say("%,d objects under %s are listed in %.1f s", count, prefix, seconds(begun));
        String after = prefix + "~";
        begun = System.nanoTime();
        try (Stream<StoredObject> objects = bucket.list(prefix, after)) {
            count = objects.count();
        }
        say("%,d objects after %s in %.3f s", count, after, seconds(begun));
    }

    private static void move(Bucket bucket, int count) {
        byte[] body = new byte[10_000];
        long begun = System.nanoTime();
        IntStream.range(0, count).forEach(i -> bucket.put("q/a/" + i, body, "image/png", Map.of()));
        say("%.0f puts a second, one after the other", count / seconds(begun));
        begun = System.nanoTime();
        Transfers.each(IntStream.range(0, count).iterator(), i -> bucket.put("q/b/" + i, body, "image/png", Map.of()));
        say("%.0f puts a second, %d at once", count / seconds(begun), Transfers.AT_ONCE);
        begun = System.nanoTime();
        Transfers.each(IntStream.range(0, count).iterator(), i -> bucket.get("q/b/" + i));
        say("%.0f gets a second, %d at once", count / seconds(begun), Transfers.AT_ONCE);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
