package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.PictureHash;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows pictures that imports give several labels in the quarantine, until somebody says which is right. */
final class Conflicts {
    static final String REASON = "label-conflict";

    private final Bucket bucket;
    private final Keys keys;

    Conflicts(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
    }

    void show(Collection<String> conflicting, Map<String, PictureHash> pictures) {
        Set<String> shown;
        try (Stream<StoredObject> found = bucket.list(keys.quarantine() + REASON + "/")) {
            shown = found.map(StoredObject::key).collect(Collectors.toCollection(TreeSet::new));
        }
        for (String digest : conflicting) {
            String extension = pictures.get(digest).extension();
            String key = keys.quarantine(REASON, digest + "." + extension);
            if (!shown.remove(key)) {
                bucket.copy(keys.picture(digest, extension), key);
            }
        }
        shown.forEach(bucket::delete);
    }
}
