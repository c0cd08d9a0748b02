package dev.hone.tasks.preprocess;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.real.StoreServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A job in a process of its own, to be killed. */
final class KilledJob implements AutoCloseable {
    private final Process process;

    private KilledJob(Process process) {
        this.process = process;
    }

    static KilledJob start(StoreServers.Opened stores, PictureSpec spec, Manifest manifest, Path log)
            throws IOException {
        BucketSettings bucket = stores.bucketSettings();
        LedgerSettings ledger = stores.ledgerSettings();
        List<String> command = Stream.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledJob.class.getName(),
                        bucket.endpoint().toString(),
                        bucket.bucket(),
                        bucket.accessKey(),
                        bucket.secretKey().value(),
                        ledger.url(),
                        ledger.user(),
                        ledger.password().value(),
                        Integer.toString(spec.width()),
                        spec.channels().name(),
                        spec.fit().name(),
                        manifest.digest())
                .toList();
        return new KilledJob(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it, if it still works. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        BucketSettings at =
                new BucketSettings(URI.create(arguments[0]), arguments[1], arguments[2], new Secret(arguments[3]));
        LedgerSettings database = new LedgerSettings(arguments[4], arguments[5], new Secret(arguments[6]));
        int side = Integer.parseInt(arguments[7]);
        PictureSpec spec = new PictureSpec(side, side, Channels.valueOf(arguments[8]), Fit.valueOf(arguments[9]));
        try (Bucket bucket = Bucket.open(at);
                Ledger ledger = Ledger.open(database)) {
            Datasets datasets = new Datasets(bucket, ledger);
            Manifest manifest = datasets.manifest("cells", arguments[10]);
            new ShardJob(datasets, ledger.batch()).run("cells", spec, manifest, new Lane(0, 1), 0);
        }
    }
}
