package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive, packed with gzip or not, of a folder with sub-folders named after classes. Read once from its beginning to its end. */
final class TarPictures extends OneByOne {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Reading reading;
    private final SourceLimits limits;
    private final long packed;
    private final CountedStream packedIn;
    private final TarArchiveInputStream tar;
    private long entries;

    TarPictures(Path file, String name, boolean gzip, ClassNames classes, SourceLimits limits) {
        super(name);
        this.file = file;
        this.reading = new Reading(classes, limits);
        this.limits = limits;
        try {
            this.packed = Files.size(file);
            this.packedIn = new CountedStream(Files.newInputStream(file));
            this.tar = new TarArchiveInputStream(new BufferedInputStream(guarded(gzip), BUFFER));
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
    }

    /** What is unpacked to be skipped counts as well as what is looked at. */
    private InputStream guarded(boolean gzip) throws IOException {
        InputStream buffered = new BufferedInputStream(packedIn, BUFFER);
        return new CountedStream(gzip ? new GZIPInputStream(buffered, BUFFER) : buffered) {
            @Override
            void check() throws IOException {
                if (!limits.allow(count(), packedIn.count())) {
                    throw OverfullException.of(count(), packedIn.count());
                }
            }
        };
    }

    @Override
    public double read() {
        return packed == 0 ? 1 : Math.min(1, (double) packedIn.count() / packed);
    }

    @Override
    Offered pull() throws IOException {
        for (TarArchiveEntry entry = nextEntry(); entry != null; entry = nextEntry()) {
            EntryName name = EntryName.of(entry.getName());
            if (entry.isDirectory() || !EntryName.leadsOut(entry.getName()) && name.isNoise()) {
                continue;
            }
            if (EntryName.leadsOut(entry.getName())) {
                return new Refused(
                        EntryName.shown(entry.getName()), "unsafe-name", "its name leads out of the archive");
            }
            if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
                return new Refused(name.toString(), "no-file", "it is a link or a device, and no file");
            }
            return reading.labelledByFolder(name, entry.getSize(), this::entry);
        }
        return null;
    }

    private TarArchiveEntry nextEntry() throws IOException {
        if (++entries > limits.entries()) {
            throw OverfullException.entries(limits.entries());
        }
        return tar.getNextEntry();
    }

    /** The entry that comes next in the stream, which stays open behind it. */
    private InputStream entry() {
        return new FilterInputStream(tar) {
            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
    }
}
