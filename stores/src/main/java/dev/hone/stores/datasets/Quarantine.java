package dev.hone.stores.datasets;

import dev.hone.pictures.PictureKind;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.KeyText;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.PictureStore.Coming;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that were not taken, until somebody says what becomes of them. Thread-safe. */
public final class Quarantine {
    /** The reason of pictures that imports give several labels. */
    public static final String SEVERAL_LABELS = Conflicts.REASON;

    private static final int BEGINNING = 16;
    private static final Pattern FILE = Pattern.compile("[a-z0-9-]{1,40}/[^/]{1,255}");

    private final Bucket bucket;
    private final Ledger ledger;
    private final String project;
    private final String prefix;

    /** That of one project. */
    public Quarantine(Bucket bucket, Ledger ledger, String project) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.project = project;
        this.prefix = new Keys(project).quarantine();
    }

    /**
     * A file that was not taken.
     *
     * @param file names it here
     * @param reason a code, such as {@code not-an-image}
     * @param name what it is called, which may be anything
     */
    public record Held(String file, String reason, String name, long size, Instant since) {}

    /** So many of them, by reason and name, from behind one on; empty for the first ones. */
    public List<Held> page(String after, int most) {
        try (Stream<StoredObject> found = bucket.list(prefix, after.isEmpty() ? "" : prefix + after)) {
            return found.filter(object -> isFile(object.key().substring(prefix.length())))
                    .limit(most)
                    .map(this::held)
                    .toList();
        }
    }

    /** One of them, if it is there. */
    public Optional<Held> find(String file) {
        return isFile(file) ? bucket.stat(prefix + file).map(this::held) : Optional.empty();
    }

    /** Which kind of picture it begins like, if any. */
    public Optional<PictureKind> kind(Held held) {
        try {
            return PictureKind.of(bucket.beginning(prefix + held.file(), BEGINNING));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Its bytes as they come, if it is there. */
    public Optional<Coming> open(Held held) {
        try {
            return Optional.of(new Coming(held.size(), bucket.read(prefix + held.file())));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Takes one as a picture after all, with what it shows. The next data set looks at it; should it still be none, it comes
     * back here.
     *
     * @throws PictureNotStoredException when it is not there any more
     * @throws dev.hone.pictures.RefusedPictureException when it does not even begin like a picture
     * @throws PictureErasedException when it was erased and must not come back
     */
    public void release(Held held, String label, String by) {
        PictureReader.requireSize(held.size());
        byte[] bytes = read(held);
        String digest = Sha256.hex(bytes);
        JudgementDraft draft = new JudgementDraft(
                project,
                digest,
                Kind.CORRECT,
                label,
                by,
                Via.WEB,
                null,
                "released from quarantine: " + held.file(),
                false);
        new JudgementDesk(bucket, ledger::judgements).judge(draft, Optional.of(bytes));
        ledger.refusedPictures().remove(project, digest);
        bucket.delete(prefix + held.file());
        ledger.audit().append(by, "release", Optional.of(project), "%s as %s".formatted(held.file(), label));
    }

    /** Deletes one; one that is stored as a picture, too, stays there, and stays refused. */
    public void delete(Held held, String by) {
        bucket.delete(prefix + held.file());
        ledger.audit().append(by, "delete from quarantine", Optional.of(project), held.file());
    }

    private byte[] read(Held held) {
        try {
            return bucket.get(prefix + held.file());
        } catch (BucketException e) {
            throw e.isMissing() ? PictureNotStoredException.of(project, held.file()) : e;
        }
    }

    private Held held(StoredObject object) {
        String file = object.key().substring(prefix.length());
        int slash = file.indexOf('/');
        return new Held(
                file,
                file.substring(0, slash),
                KeyText.unescape(file.substring(slash + 1)),
                object.size(),
                object.modified());
    }

    /** No way out: what has dots alone for a name is escaped when it is put. */
    private static boolean isFile(String text) {
        return FILE.matcher(text).matches() && !text.endsWith("/.") && !text.endsWith("/..");
    }
}
