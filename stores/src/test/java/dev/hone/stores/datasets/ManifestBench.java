package dev.hone.stores.datasets;

import static dev.hone.stores.real.StoreServers.CELLS;

import dev.hone.pictures.Png;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.real.StoreServers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long making a data set takes: the first one, which decodes every picture, and those that follow it.
 *
 * <p>usage: ManifestBench COUNT
 */
final class ManifestBench {
    private static final int SIDE = 64;
    private static final int SPOTS = 12;
    private static final int JUDGED = 100;

    private final StoreServers.Opened stores;

    private ManifestBench(StoreServers.Opened stores) {
        this.stores = stores;
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path folder = Files.createTempDirectory("manifest-bench");
        try (StoreServers servers = StoreServers.start(folder);
                StoreServers.Opened stores = servers.empty()) {
            new ManifestBench(stores).measure(Integer.parseInt(arguments[0]));
        } finally {
            delete(folder);
        }
    }

    private void measure(int count) {
        seconds("import", () -> take(0, count));
        PullReport first = pull("first");
        if (first.report().fresh() != count || first.manifest().entries().size() != count) {
            throw new AssertionError(
                    "%d of %d pictures".formatted(first.report().fresh(), count));
        }
        pull("nothing new");
        take(count, count + 1);
        pull("one added");
        first.manifest().entries().stream().limit(JUDGED).forEach(this::judge);
        pull("%d judged".formatted(JUDGED));
        seconds("reindex", () -> new Reindex(stores.bucket(), stores.ledger()).run(CELLS, Progress.UNHEARD));
    }

    private PullReport pull(String what) {
        long start = System.nanoTime();
        PullReport report = stores.datasets().pull(CELLS);
        double seconds = (System.nanoTime() - start) / 1e9;
        int fresh = report.report().fresh();
        System.out.printf(
                "%-12s %7.1f s, %d pictures read, %.0f a second, %d excluded%n",
                what,
                seconds,
                fresh,
                fresh / seconds,
                report.report().excluded().size());
        return report;
    }

    private void judge(Manifest.Entry entry) {
        stores.datasets()
                .judge(new JudgementDraft(
                        "cells", entry.digest(), Kind.CORRECT, "monocyte", "bench", Via.API, null, null, false));
    }

    private ImportReport take(int from, int to) {
        Stream<LabelledPicture> pictures = IntStream.range(from, to)
                .mapToObj(i -> new LabelledPicture(i + ".png", label(i), spots(new Random(i))));
        return stores.datasets().importPictures(CELLS, pictures.iterator(), "bench", "bench", done -> {});
    }

    private static String label(int i) {
        return CELLS.classes().get(i % CELLS.classes().size()).id();
    }

    private static byte[] spots(Random random) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < SPOTS; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(
                    random.nextInt(-10, SIDE), random.nextInt(-10, SIDE), random.nextInt(8, 40), random.nextInt(8, 40));
        }
        graphics.dispose();
        return Png.of(picture);
    }

    private static void seconds(String what, Supplier<?> work) {
        long start = System.nanoTime();
        Object result = work.get();
        String said = result instanceof ReindexReport report ? ", " + report : "";
        System.out.printf("%-12s %7.1f s%s%n", what, (System.nanoTime() - start) / 1e9, said);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.toList();
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }
}
