package dev.hone.stores.bucket;

import java.time.Instant;
import java.util.Map;

/** What the bucket knows of an object; a listing leaves the metadata empty. */
public record StoredObject(String key, long size, Instant modified, Map<String, String> metadata) {
    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
