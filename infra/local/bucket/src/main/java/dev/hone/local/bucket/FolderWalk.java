package dev.hone.local.bucket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Walks through a bucket's folders in the order of keys, from behind a key on, until it has found enough. */
final class FolderWalk {
    private static final String SEPARATOR = "/";

    private final String prefix;
    private final String after;
    private final boolean isDeep;
    private final int enough;
    private final List<Found> found = new ArrayList<>();

    /** @param isDeep whether folders under the prefix are entered; if not, they are found */
    FolderWalk(String prefix, String after, boolean isDeep, int enough) {
        this.prefix = prefix;
        this.after = after;
        this.isDeep = isDeep;
        this.enough = enough;
    }

    /** A file or a folder; a folder's key ends with a slash. */
    record Found(String key, Path path) {
        boolean isFolder() {
            return key.endsWith(SEPARATOR);
        }
    }

    List<Found> found() {
        return found;
    }

    /** @param key the folder's, empty for the bucket's own */
    void enter(Path folder, String key) {
        for (Found entry : entries(folder, key)) {
            if (found.size() >= enough) {
                return;
            }
            if (!entry.isFolder() || (!isDeep && entry.key().length() > prefix.length())) {
                found.add(entry);
                continue;
            }
            if (ObjectDigest.of(entry.path()).isWritten() && isListed(entry.key())) {
                // an object whose key ends with a slash is a folder with a digest
                found.add(entry);
            }
            enter(entry.path(), entry.key());
        }
    }

    /** What of a folder can be listed or hold what can, in the order of keys: a folder's has its slash. */
    private List<Found> entries(Path folder, String key) {
        String[] names = folder.toFile().list();
        if (names == null) {
            // it was deleted at this moment
            return List.of();
        }
        List<Found> entries = new ArrayList<>();
        for (String name : names) {
            String file = key + name;
            String inside = file + SEPARATOR;
            if (!mayHold(inside) && !isListed(file)) {
                continue;
            }
            Path path = folder.resolve(name);
            boolean isFolder = path.toFile().isDirectory();
            if (isFolder && isDeep ? mayHold(inside) : isFolder ? mayHoldOrIsListed(inside) : isListed(file)) {
                entries.add(new Found(isFolder ? inside : file, path));
            }
        }
        entries.sort((a, b) -> a.key().compareTo(b.key()));
        return entries;
    }

    private boolean mayHoldOrIsListed(String folder) {
        return folder.length() > prefix.length() ? isListed(folder) : mayHold(folder);
    }

    private boolean isListed(String key) {
        return key.startsWith(prefix) && key.compareTo(after) > 0;
    }

    /** Whether keys that begin with this one can be listed. */
    private boolean mayHold(String folder) {
        return (folder.startsWith(prefix) || prefix.startsWith(folder))
                && (folder.compareTo(after) > 0 || after.startsWith(folder));
    }
}
