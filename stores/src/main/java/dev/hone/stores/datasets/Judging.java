package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Judgements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes judgements: into the bucket, which makes them count, then into the ledger's index. */
final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final String INBOX = "inbox";
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Judgements index;

    Judging(Bucket bucket, Judgements index) {
        this.bucket = bucket;
        this.index = index;
    }

    Judgement judge(JudgementDraft draft) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Judgement judgement =
                draft.at(UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString(), now);
        Optional<Judgement> newest = newest(judgement);
        if (newest.isPresent() && newest.get().saysTheSameAs(judgement)) {
            return newest.get();
        }
        keep(judgement);
        return judgement;
    }

    void keep(Judgement judgement) {
        bucket.put(
                new Keys(judgement.project()).judgement(judgement.id(), judgement.at()),
                Json.bytes(judgement),
                JSON,
                Map.of());
        try {
            index.insert(List.of(judgement));
        } catch (RuntimeException e) {
            LOG.warn("judgement {} is in the bucket, the ledger learns of it with the next pull", judgement.id(), e);
        }
    }

    /** All judgements of a project from the bucket, oldest first; the ledger is brought up to date on the way. */
    List<Judgement> all(String project) {
        try (Stream<StoredObject> objects = bucket.list(new Keys(project).judgements())) {
            List<Judgement> found = objects.map(object -> Json.read(bucket.get(object.key()), Judgement.class))
                    .sorted(Comparator.comparing(Judgement::id))
                    .toList();
            index.insert(found);
            return found;
        }
    }

    private Optional<Judgement> newest(Judgement judgement) {
        try {
            return index.newest(judgement.project(), judgement.picture());
        } catch (RuntimeException e) {
            LOG.warn("the ledger is away; a repeated judgement is kept twice, which changes nothing", e);
            return Optional.empty();
        }
    }

    /** A correction found in the inbox; the same file gives the same judgement, however often it is found. */
    static Judgement fromInbox(String project, StoredObject file, String digest, String label) {
        String id = UlidCreator.getHashUlid(file.modified().toEpochMilli(), file.key() + " " + digest)
                .toString();
        return new Judgement(
                id, project, digest, Kind.CORRECT, label, INBOX, file.modified(), Via.INBOX, null, file.name(), false);
    }
}
