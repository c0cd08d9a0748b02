package dev.hone.local.engine;

import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;

/** Opens files of H2's so that those whose map names some place twice can be read: who only reads needs no free place. */
final class ReadableFile extends SingleFileStore {
    private boolean opened;

    ReadableFile() {
        super(Map.of());
    }

    @Override
    public ReadableFile open(String file, boolean readOnly) {
        ReadableFile other = new ReadableFile();
        other.open(file, readOnly, (char[]) null);
        other.opened = true;
        return other;
    }

    @Override
    public void markUsed(long position, int length) {
        try {
            super.markUsed(position, length);
        } catch (MVStoreException namedTwice) {
            if (!isReadOnly()) {
                throw namedTwice;
            }
        }
    }

    /** H2 also closes the one that it opened the others by. */
    @Override
    public void close() {
        if (opened) {
            super.close();
        }
    }
}
