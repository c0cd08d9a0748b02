package dev.hone.stores.sources;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** What lies in the bucket under a prefix, with sub-folders named after classes, as deep as one likes. It stays there. */
final class BucketPictures extends OneByOne {
    private final Bucket bucket;
    private final String prefix;
    private final Reading reading;
    private final long objects;
    private final Stream<StoredObject> listing;
    private final Iterator<StoredObject> left;
    private long done;

    /** @param prefix ends with a slash */
    BucketPictures(Bucket bucket, String prefix, String name, ClassNames classes, SourceLimits limits) {
        super(name);
        this.bucket = bucket;
        this.prefix = prefix;
        this.reading = new Reading(classes, limits);
        try (Stream<StoredObject> counting = bucket.list(prefix)) {
            this.objects = counting.count();
        }
        this.listing = bucket.list(prefix);
        this.left = listing.iterator();
    }

    @Override
    public double read() {
        return Math.min(1, (double) done / objects);
    }

    @Override
    Offered pull() throws IOException {
        while (left.hasNext()) {
            StoredObject object = left.next();
            done++;
            String path = object.key().substring(prefix.length());
            EntryName name = EntryName.of(path);
            // some clients put an empty object where they show a folder
            if (!path.endsWith("/") && !name.isNoise()) {
                return read(object, name);
            }
        }
        return null;
    }

    /** What is wrong with one object must not keep back the others; what is wrong with the server ends the import. */
    private Offered read(StoredObject object, EntryName name) throws IOException {
        try {
            return reading.labelledByFolder(
                    name, object.size(), () -> new ByteArrayInputStream(bucket.get(object.key())));
        } catch (BucketException e) {
            return switch (e.kind()) {
                case MISSING_OBJECT ->
                    new Refused(name.toString(), "missing", "somebody removed it from the bucket meanwhile");
                case DAMAGED -> new Refused(name.toString(), "damaged", e.getMessage());
                case MISSING_BUCKET, REFUSED, UNREACHABLE, FULL, FAILED -> throw e;
            };
        }
    }

    @Override
    public void close() {
        listing.close();
    }
}
