package dev.hone.tasks.imports;

import dev.hone.stores.datasets.ImportListener;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.sources.PictureSource;
import dev.hone.stores.sources.RefusalFile;
import org.slf4j.Logger;

/** Tells how an import goes, and lists what it refuses. */
public final class ImportLog implements ImportListener {
    private static final int TOLD_EACH = 1_000;
    private static final int SHOWN = 20;

    private final Logger log;
    private final PictureSource source;
    private final RefusalFile list;
    private int refused;

    public ImportLog(Logger log, PictureSource source, RefusalFile list) {
        this.log = log;
        this.source = source;
        this.list = list;
    }

    @Override
    public void looked(int done) {
        if (done % TOLD_EACH == 0) {
            log.info("{} pictures looked at, {} % of {}", done, Math.round(100 * source.read()), source.name());
        }
    }

    @Override
    public void refused(Refused one) {
        list.add(one);
        if (++refused <= SHOWN) {
            log.warn("{}: {} ({})", one.name(), one.reason(), one.code());
        }
    }
}
