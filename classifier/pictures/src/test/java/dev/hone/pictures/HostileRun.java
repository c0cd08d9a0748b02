package dev.hone.pictures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads hostile files and says what came of it; a program of its own, since a crash of native code takes the whole
 * process with it. Named before it is read, so that the last line tells which file did it.
 *
 * <p>usage: HostileRun SEED COUNT, or HostileRun bombs
 */
final class HostileRun {

    private static final PictureSpec SPEC = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    private static final double MEBIBYTE = 1 << 20;
    private static final long LONG = 1_000_000_000;
    private static final int TRIES = 3;

    private int answered;
    private int refused;
    private long slowest;
    private long largest;

    private HostileRun() {}

    public static void main(String[] arguments) {
        HostileRun run = new HostileRun();
        PictureReader.readAndStudy(SamplePictures.resource("rgb.png"), SPEC);
        if (arguments[0].equals("bombs")) {
            for (Map.Entry<String, Supplier<byte[]>> bomb : Bombs.all().entrySet()) {
                byte[] file = bomb.getValue().get();
                System.out.printf("%-45s %9d bytes ", bomb.getKey(), file.length);
                System.out.flush();
                System.out.println(run.read(file));
            }
        } else {
            HostileFiles files = new HostileFiles(Long.parseLong(arguments[0]));
            int count = Integer.parseInt(arguments[1]);
            for (int i = 0; i < count; i++) {
                System.out.print("\rfile " + i);
                System.out.flush();
                run.read(files.next());
            }
            System.out.println();
        }
        System.out.printf(
                "answered %d refused %d slowest %.3f s largest %.0f MiB%n",
                run.answered, run.refused, run.slowest / 1e9, run.largest / MEBIBYTE);
    }

    /** What others on the machine do only adds to the time, so what took long is read again, and the shortest counts. */
    private String read(byte[] file) {
        Reading reading = readOnce(file);
        for (int again = 0; again < TRIES && reading.took > LONG; again++) {
            reading = reading.and(readOnce(file));
        }
        if (reading.refused) {
            refused++;
        } else {
            answered++;
        }
        slowest = Math.max(slowest, reading.took);
        largest = Math.max(largest, reading.grew);
        return "%6.3f s %4.0f MiB %s".formatted(reading.took / 1e9, reading.grew / MEBIBYTE, reading.outcome);
    }

    private static Reading readOnce(byte[] file) {
        long before = resident(true);
        long start = cpu();
        Optional<RefusedPictureException> refusal = Optional.empty();
        try {
            PictureReader.readAndStudy(file, SPEC);
        } catch (RefusedPictureException e) {
            refusal = Optional.of(e);
        }
        long took = cpu() - start;
        long grew = Math.max(0, resident(false) - before);
        return new Reading(
                refusal.map(e -> e.reason().code() + ": " + e.getMessage()).orElse("answered"),
                refusal.isPresent(),
                took,
                grew);
    }

    /**
     * What came of one file.
     *
     * @param took nanoseconds
     * @param grew bytes
     */
    private record Reading(String outcome, boolean refused, long took, long grew) {

        Reading and(Reading again) {
            return new Reading(outcome, refused, Math.min(took, again.took), Math.max(grew, again.grew));
        }
    }

    /** The time of this thread, which other programs on the machine do not lengthen. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** What the process holds now, or has held at most since it was asked for that; 0 where the system does not say. */
    private static long resident(boolean now) {
        try {
            if (now) {
                Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            }
            String name = now ? "VmRSS:" : "VmHWM:";
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
