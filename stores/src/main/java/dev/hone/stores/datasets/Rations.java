package dev.hone.stores.datasets;

import dev.hone.stores.projects.Project;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An import in several parts, so that no more of it is in memory at any time than one part holds: many pictures are on their way at
 * once, and each may be large.
 */
final class Rations {
    private static final long MOST_BYTES = 24L << 20;
    private static final int MOST_PICTURES = 1_000;

    private final Importing importing;

    Rations(Importing importing) {
        this.importing = importing;
    }

    ImportReport run(
            Project project, Iterator<? extends Offered> offered, String by, String source, ImportListener listener) {
        ImportReport sum = ImportReport.NOTHING;
        while (offered.hasNext()) {
            sum = sum.and(importing.run(project, new Ration(offered), by, source, further(listener, sum.looked())));
        }
        return sum;
    }

    private static ImportListener further(ImportListener listener, int before) {
        return new ImportListener() {
            @Override
            public void looked(int done) {
                listener.looked(before + done);
            }

            @Override
            public void refused(ImportReport.Refused refused) {
                listener.refused(refused);
            }
        };
    }

    /** Ends when it is large enough, or nothing is left. */
    private static final class Ration implements Iterator<Offered> {
        private final Iterator<? extends Offered> all;
        private long bytes;
        private int given;

        private Ration(Iterator<? extends Offered> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return bytes < MOST_BYTES && given < MOST_PICTURES && all.hasNext();
        }

        @Override
        public Offered next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Offered next = all.next();
            given++;
            bytes += next instanceof LabelledPicture picture ? picture.bytes().length : 0;
            return next;
        }
    }
}
