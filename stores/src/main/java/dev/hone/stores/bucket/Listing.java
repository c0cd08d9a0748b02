package dev.hone.stores.bucket;

import dev.hone.stores.connections.BucketSettings;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.messages.Item;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** The objects under a prefix, fetched page by page; a listing that breaks off goes on behind the last key that it gave. */
final class Listing implements Iterator<StoredObject> {
    private final Requests requests;
    private final MinioClient client;
    private final BucketSettings settings;
    private final String prefix;
    private Iterator<Result<Item>> items;
    private String last;
    private StoredObject next;
    private boolean ended;

    /** From behind a key on; an empty one is before all others. */
    Listing(Requests requests, MinioClient client, BucketSettings settings, String prefix, String after) {
        this.requests = requests;
        this.client = client;
        this.settings = settings;
        this.prefix = prefix;
        this.last = after;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = requests.send("list", prefix, this::fetch);
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public StoredObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredObject given = next;
        next = null;
        return given;
    }

    private StoredObject fetch() throws Exception {
        if (items == null) {
            items = client.listObjects(arguments()).iterator();
        }
        try {
            while (items.hasNext()) {
                Item item = items.next().get();
                last = item.objectName();
                if (!item.isDir() && !last.endsWith("/")) {
                    return new StoredObject(
                            last, item.size(), item.lastModified().toInstant(), Map.of());
                }
            }
            return null;
        } catch (Exception e) {
            items = null;
            throw e;
        }
    }

    private ListObjectsArgs arguments() {
        ListObjectsArgs.Builder arguments = ListObjectsArgs.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .recursive(true);
        return (last.isEmpty() ? arguments : arguments.startAfter(last)).build();
    }
}
