package dev.hone.serving.journal;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on the local disk, until somebody is done with them: what a process leaves there when it is killed, the next one
 * finds. Bounded by bytes. Thread-safe for any number who add and one who takes.
 *
 * <p>Records lie in files of a few megabytes. They are not forced to the disk: this outlives the process, not the machine.
 */
final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final long FULL_FILE = 4L << 20;
    private static final int MOST_PARTS = 16;

    /** How long a file waits for more records before it is taken: a file for each would cost more than what is in it. */
    private static final long GATHERING_NANOS = 100_000_000;

    private static final long NANOS_A_MILLI = 1_000_000;
    private static final Pattern NAME = Pattern.compile("\\d{12}[.]records");

    private final Path folder;
    private final long room;
    private final FileChannel lock;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long number;
    private long bytes;
    private long records;

    /** The last of the segments, as long as it is added to. */
    private FileChannel open;

    /**
     * Takes up what lies in the folder.
     *
     * @param room how many bytes may lie there
     * @throws IllegalStateException when another process spools there
     */
    Spool(Path folder, long room) {
        this.folder = folder;
        this.room = room;
        try {
            Files.createDirectories(folder);
            this.lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            takeLock();
            for (Path file : files()) {
                number = Long.parseLong(file.getFileName().toString().substring(0, 12));
                Segment left = new Segment(file);
                left.count();
                segments.add(left);
                bytes += left.bytes;
                records += left.records;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot spool predictions in " + folder, e);
        }
    }

    private void takeLock() throws IOException {
        try {
            FileLock taken = lock.tryLock();
            if (taken != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("taken in this process", e);
        }
        lock.close();
        throw new IllegalStateException(
                "another serving spools predictions in %s; give this one a HONE_CACHE of its own".formatted(folder));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Records that lie together, to be done with together. */
    final class Segment {
        private final Path file;
        private final long since = System.nanoTime();
        private long bytes;
        private int records;

        private Segment(Path file) {
            this.file = file;
        }

        /** How many records it has, as far as it is not damaged. */
        int size() {
            return records;
        }

        /**
         * The records, oldest first, up to one that is damaged.
         *
         * @throws InterruptedException when the thread was told to end, which says nothing of the file
         */
        List<byte[][]> records() throws InterruptedException {
            List<byte[][]> found = new ArrayList<>(records);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                for (int i = 0; i < records; i++) {
                    ByteBuffer head = read(channel, Integer.BYTES);
                    ByteBuffer sizes = read(channel, (1 + head.getInt()) * Integer.BYTES);
                    int checksum = sizes.getInt();
                    byte[][] parts = new byte[sizes.remaining() / Integer.BYTES][];
                    for (int part = 0; part < parts.length; part++) {
                        parts[part] = read(channel, sizes.getInt()).array();
                    }
                    if (checksum(parts) != checksum) {
                        LOG.warn("{} is damaged from record {} on; what follows is lost", file, i);
                        break;
                    }
                    found.add(parts);
                }
            } catch (ClosedByInterruptException e) {
                Thread.interrupted();
                throw new InterruptedException("while records were read");
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} cannot be read behind record {}; what follows is lost", file, found.size(), e);
            }
            return found;
        }

        /** Forgets the records. */
        void done() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} cannot be deleted; what is in it is offered once more after the next start", file, e);
            }
            synchronized (Spool.this) {
                segments.remove(this);
                Spool.this.bytes -= bytes;
                Spool.this.records -= records;
            }
        }

        /** Up to the first record that is not whole. */
        private void count() throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long end = endOfRecord(channel, 0);
                while (end > bytes) {
                    bytes = end;
                    records++;
                    end = endOfRecord(channel, bytes);
                }
            }
        }

        private static long endOfRecord(FileChannel channel, long begin) throws IOException {
            ByteBuffer head = ByteBuffer.allocate((2 + MOST_PARTS) * Integer.BYTES);
            channel.read(head, begin);
            head.flip();
            if (head.remaining() < Integer.BYTES) {
                return begin;
            }
            int parts = head.getInt();
            if (parts < 1 || parts > MOST_PARTS || head.remaining() < (1 + parts) * Integer.BYTES) {
                return begin;
            }
            long end = begin + headBytes(parts);
            for (int part = 0; part < parts; part++) {
                end += Math.max(0, head.getInt((2 + part) * Integer.BYTES));
            }
            return end <= channel.size() ? end : begin;
        }
    }

    /** Adds a record of some parts; false when there is no room for it, or the disk takes none. */
    synchronized boolean add(byte[]... parts) {
        long size = headBytes(parts.length)
                + Arrays.stream(parts).mapToLong(part -> part.length).sum();
        if (bytes + size > room) {
            return false;
        }
        try {
            if (open == null) {
                open();
            }
            append(parts);
        } catch (IOException e) {
            LOG.debug("a record cannot be spooled to {}", folder, e);
            closeOpen();
            forgetEmpty();
            return false;
        }
        Segment last = segments.getLast();
        last.bytes += size;
        last.records++;
        bytes += size;
        records++;
        if (last.bytes >= FULL_FILE) {
            closeOpen();
        }
        if (last.records == 1 || open == null) {
            notifyAll();
        }
        return true;
    }

    /** A disk that is full lets files be made, and nothing be written into them. */
    private void forgetEmpty() {
        if (!segments.isEmpty() && segments.getLast().records == 0) {
            segments.getLast().done();
        }
    }

    private void open() throws IOException {
        Path file = folder.resolve("%012d.records".formatted(++number));
        open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        segments.add(new Segment(file));
    }

    /** What a full disk cut off is taken back, so that the next record does not come behind half a one. */
    private void append(byte[][] parts) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(headBytes(parts.length))
                .putInt(parts.length)
                .putInt(checksum(parts));
        Arrays.stream(parts).forEach(part -> head.putInt(part.length));
        ByteBuffer[] whole = Stream.concat(
                        Stream.of(head.flip()), Arrays.stream(parts).map(ByteBuffer::wrap))
                .toArray(ByteBuffer[]::new);
        long begin = segments.getLast().bytes;
        try {
            while (Arrays.stream(whole).anyMatch(ByteBuffer::hasRemaining)) {
                open.write(whole);
            }
        } catch (IOException e) {
            open.truncate(begin);
            throw e;
        }
    }

    /** The oldest records, soon after there are any. Nothing is added to them any more. */
    synchronized Segment take() throws InterruptedException {
        while (segments.stream().noneMatch(segment -> segment.records > 0)) {
            wait();
        }
        Segment oldest = segments.getFirst();
        long left = GATHERING_NANOS - (System.nanoTime() - oldest.since);
        while (oldest == segments.getLast() && open != null && left > 0) {
            wait(Math.ceilDiv(left, NANOS_A_MILLI));
            left = GATHERING_NANOS - (System.nanoTime() - oldest.since);
        }
        if (oldest == segments.getLast()) {
            closeOpen();
        }
        return oldest;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long records() {
        return records;
    }

    private void closeOpen() {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            LOG.warn("a file in {} cannot be closed", folder, e);
        }
        open = null;
    }

    /** What is here stays here. */
    @Override
    public synchronized void close() {
        closeOpen();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be let go of", folder, e);
        }
    }

    private static int headBytes(int parts) {
        return (2 + parts) * Integer.BYTES;
    }

    private static ByteBuffer read(FileChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("a file of records ends too early");
            }
        }
        return buffer.flip();
    }

    private static int checksum(byte[][] parts) {
        CRC32 sum = new CRC32();
        Arrays.stream(parts).forEach(sum::update);
        return (int) sum.getValue();
    }
}
