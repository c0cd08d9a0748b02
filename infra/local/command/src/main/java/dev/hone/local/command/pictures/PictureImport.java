package dev.hone.local.command.pictures;

import dev.hone.local.command.house.House;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.ImportListener;
import dev.hone.stores.datasets.ImportReport;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Offered;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.PictureSources;
import dev.hone.stores.transfers.Patience;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Imports labelled pictures into a project of a house whose parts are up. */
public final class PictureImport {
    /** So many are painted at a time. */
    private static final int PAINTED_AT_ONCE = 50;

    private final House house;
    private final Progress progress;

    /** Of a house. */
    public PictureImport(House house, Progress progress) {
        this.house = house;
        this.progress = progress;
    }

    /** Hears how an import goes. */
    public interface Progress {
        /** So many pictures have been looked at; the share is of all there is to read, from 0 to 1. */
        void looked(int pictures, double share);

        /** Something was not taken. */
        default void refused(Refused refused) {}
    }

    /** What a folder, an archive, a list or a collection holds. */
    public ImportReport of(String project, Path path) {
        return run(project, known -> PictureSources.open(path, known));
    }

    /** Painted blood cells; the same seed paints the same ones. */
    public ImportReport painted(String project, long seed, int count) {
        return run(project, known -> new Painted(seed, count));
    }

    private interface Opening {
        PictureSource open(Project project);
    }

    private ImportReport run(String name, Opening opening) {
        Connections connections = house.connections();
        try (Bucket bucket = Bucket.open(connections.bucket(), Patience.LONG);
                Ledger ledger = Ledger.open(connections.ledger())) {
            Project project = ledger.projects().named(name);
            try (PictureSource source = opening.open(project)) {
                return new Datasets(bucket, ledger)
                        .importPictures(
                                project, source, System.getProperty("user.name"), source.name(), listener(source));
            }
        }
    }

    private ImportListener listener(PictureSource source) {
        return new ImportListener() {
            @Override
            public void looked(int done) {
                progress.looked(done, source.read());
            }

            @Override
            public void refused(Refused refused) {
                progress.refused(refused);
            }
        };
    }

    /** Painted as they are taken. */
    private static final class Painted implements PictureSource {
        private final Iterator<LabelledPicture> cells;
        private final long seed;
        private final int count;
        private int done;

        Painted(long seed, int count) {
            this.seed = seed;
            this.count = count;
            this.cells = IntStream.iterate(0, from -> from < count, from -> from + PAINTED_AT_ONCE)
                    .boxed()
                    .flatMap(from -> PaintedCells.paint(seed, from, Math.min(count, from + PAINTED_AT_ONCE)).stream())
                    .map(cell -> new LabelledPicture(cell.name(), cell.label(), cell.png()))
                    .iterator();
        }

        @Override
        public String name() {
            return "painted " + seed;
        }

        @Override
        public double read() {
            return (double) done / count;
        }

        @Override
        public boolean hasNext() {
            return cells.hasNext();
        }

        @Override
        public Offered next() {
            done++;
            return cells.next();
        }

        @Override
        public void close() {}
    }
}
