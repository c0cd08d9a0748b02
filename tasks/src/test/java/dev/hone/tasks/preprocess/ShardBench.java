package dev.hone.tasks.preprocess;

import static dev.hone.stores.real.StoreServers.CELLS;

import com.sun.management.OperatingSystemMXBean;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.datasets.Split;
import dev.hone.stores.real.StoreServers;
import dev.hone.stores.transfers.Transfers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * How fast pictures in the bucket become shards in the bucket, all servers on this machine, in two lanes.
 *
 * <p>usage: ShardBench PHOTOS SMALL RUNS [strict]: so many photos of a megapixel, and so many pictures of 64 px
 */
final class ShardBench {
    private static final PictureSpec PHOTO = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    private static final int LANES = 2;
    private static final int BASES = 20;
    private static final int SPOTS = 300;
    private static final double PHOTOS_A_SECOND = 250;
    private static final double SECONDS_UNCHANGED = 20;
    private static final long MEMORY = 2L << 30;

    private final StoreServers servers;
    private final List<String> broken = new ArrayList<>();

    private ShardBench(StoreServers servers) {
        this.servers = servers;
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int photos = Integer.parseInt(arguments[0]);
        int small = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("shard-bench");
        List<String> broken;
        try (StoreServers servers = StoreServers.start(folder)) {
            ShardBench bench = new ShardBench(servers);
            for (int run = 1; run <= Integer.parseInt(arguments[2]); run++) {
                bench.photos(photos);
            }
            bench.small(small);
            bench.memory();
            broken = bench.broken;
        } finally {
            delete(folder);
        }
        if (arguments.length > 3 && !broken.isEmpty()) {
            System.out.println("not as promised: " + String.join(", ", broken));
            System.exit(1);
        }
    }

    private void photos(int count) throws Exception {
        try (StoreServers.Opened stores = servers.empty()) {
            Manifest manifest = put(stores, count, jpegs(1152, 864));
            long work = cpuTime();
            double seconds = seconds(stores, PHOTO, manifest, count);
            System.out.printf(
                    "%,d photos to 224 px: %.1f s, %.0f a second, %.1f ms of a core each, with the S3 server's%n",
                    count, seconds, count / seconds, (cpuTime() - work) / 1e6 / count);
            promise(count / seconds >= PHOTOS_A_SECOND, "fewer than %.0f photos a second".formatted(PHOTOS_A_SECOND));
        }
    }

    private void small(int count) throws Exception {
        try (StoreServers.Opened stores = servers.empty()) {
            Manifest manifest = put(stores, count, jpegs(64, 64));
            PictureSpec spec = CELLS.picture().spec();
            double first = seconds(stores, spec, manifest, count);
            System.out.printf("%,d pictures of 64 px: %.1f s, %.0f a second%n", count, first, count / first);
            // another data set of the same pictures
            Manifest next = new Manifest(Sha256.hex(new byte[] {1}), manifest.entries(), List.of());
            double again = seconds(stores, spec, next, 0);
            System.out.printf("the same unchanged: %.1f s%n", again);
            promise(again < SECONDS_UNCHANGED, "longer than %.0f s unchanged".formatted(SECONDS_UNCHANGED));
        }
    }

    /** Says something on a busy machine, too. */
    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            long most = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
            System.out.printf("memory, with the S3 server's: %,d MB%n", most >> 20);
            promise(most < MEMORY, "more than 2 GiB of memory");
        }
    }

    private void promise(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }

    private static double seconds(StoreServers.Opened stores, PictureSpec spec, Manifest manifest, int expected)
            throws Exception {
        long start = System.nanoTime();
        long written = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(LANES)) {
            List<Future<ShardCounts>> lanes = IntStream.range(0, LANES)
                    .mapToObj(number -> pool.submit(() -> new ShardJob(
                                    stores.datasets(), stores.ledger().batch())
                            .run("cells", spec, manifest, new Lane(number, LANES), 0)))
                    .toList();
            for (Future<ShardCounts> lane : lanes) {
                written += lane.get().written();
            }
        }
        if (written != expected) {
            throw new IllegalStateException("%d tensors were written instead of %d".formatted(written, expected));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Manifest put(StoreServers.Opened stores, int count, List<byte[]> bases) {
        List<String> digests = new ArrayList<>();
        Transfers.map(
                IntStream.range(0, count).iterator(),
                number -> stores.datasets()
                        .pictures("cells")
                        .put(numbered(bases.get(number % bases.size()), number), Map.of())
                        .digest(),
                digests::add);
        Collections.sort(digests);
        List<Manifest.Entry> entries = digests.stream()
                .map(digest -> new Manifest.Entry(digest, "monocyte", "import", digest, Split.TRAIN))
                .toList();
        return new Manifest(Sha256.hex(new byte[] {0}), entries, List.of());
    }

    private static List<byte[]> jpegs(int width, int height) throws IOException {
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < BASES; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(photo(width, height, new Random(i)), "jpeg", out);
            jpegs.add(out.toByteArray());
        }
        return jpegs;
    }

    private static BufferedImage photo(int width, int height, Random random) {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < SPOTS; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(
                    random.nextInt(width), random.nextInt(height), random.nextInt(4, width), random.nextInt(4, height));
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // what a camera's sensor adds
                photo.setRGB(x, y, photo.getRGB(x, y) ^ random.nextInt(8) * 0x010101);
            }
        }
        return photo;
    }

    /** Another file of the same picture: with a number in a comment behind the first two bytes. */
    private static byte[] numbered(byte[] jpeg, int number) {
        return ByteBuffer.allocate(jpeg.length + 8)
                .put(jpeg, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) 6)
                .putInt(number)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
