package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive of a folder with sub-folders named after classes. What it says of itself is checked before anything is unpacked. */
final class ZipPictures extends OneByOne {
    private final Path file;
    private final Reading reading;
    private final ZipFile zip;
    private final Enumeration<? extends ZipEntry> entries;
    private final SourceLimits limits;
    private final long packed;
    private long unpacked;
    private long done;

    ZipPictures(Path file, String name, ClassNames classes, SourceLimits limits) {
        super(name);
        this.file = file;
        this.reading = new Reading(classes, limits);
        this.limits = limits;
        try {
            this.packed = Files.size(file);
            this.zip = open(file);
        } catch (ZipException e) {
            throw SourceException.damaged(file, e.getMessage(), e);
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
        try {
            check();
        } catch (SourceException e) {
            close();
            throw e;
        }
        this.entries = zip.entries();
    }

    /** Names are UTF-8, or what some old program took for letters; then the pictures are as good as any. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return open(file, StandardCharsets.ISO_8859_1, e);
        }
    }

    private static ZipFile open(Path file, Charset names, ZipException before) throws IOException {
        try {
            return new ZipFile(file.toFile(), names);
        } catch (ZipException e) {
            throw before;
        }
    }

    private void check() {
        if (zip.size() > limits.entries()) {
            throw SourceException.tooManyEntries(file, zip.size(), limits.entries());
        }
        long inside = 0;
        long all = 0;
        for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
            ZipEntry entry = each.nextElement();
            inside = sum(inside, entry.getCompressedSize());
            all = sum(all, entry.getSize());
        }
        if (inside > packed) {
            throw SourceException.overlapping(file);
        }
        if (!limits.allow(all, packed)) {
            throw SourceException.bomb(file, all, packed);
        }
    }

    /** What an archive says of itself may be any number. */
    private static long sum(long sizes, long more) {
        long sum = sizes + Math.max(more, 0);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public double read() {
        return (double) done / zip.size();
    }

    @Override
    Offered pull() throws IOException {
        if (!limits.allow(unpacked, packed)) {
            throw OverfullException.of(unpacked, packed);
        }
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            done++;
            if (entry.isDirectory()) {
                continue;
            }
            EntryName name = EntryName.of(entry.getName());
            if (EntryName.leadsOut(entry.getName())) {
                return new Refused(
                        EntryName.shown(entry.getName()), "unsafe-name", "its name leads out of the archive");
            }
            if (!name.isNoise()) {
                return read(entry, name);
            }
        }
        return null;
    }

    /** An entry may hold more than it says: what really comes is counted, too. */
    private Offered read(ZipEntry entry, EntryName name) throws IOException {
        try {
            return reading.labelledByFolder(name, entry.getSize(), () -> new CountedStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    unpacked += count();
                    super.close();
                }
            });
        } catch (IOException e) {
            return new Refused(
                    name.toString(),
                    "damaged",
                    "it cannot be unpacked: " + EntryName.shown(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
    }
}
