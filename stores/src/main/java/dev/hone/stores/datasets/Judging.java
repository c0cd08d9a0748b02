package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.ledger.Judgements;
import dev.hone.stores.transfers.Transfers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes judgements: into the bucket, which makes them count, then into the ledger's index. */
final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final String INBOX = "inbox";
    private static final String SUFFIX = ".json";
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Supplier<Judgements> index;
    private final Consumer<Judgement> untold;

    /** The next pull tells the ledger what it could not be told. */
    Judging(Bucket bucket, Judgements index) {
        this(bucket, () -> index, judgement -> {});
    }

    /**
     * With a ledger that may be away.
     *
     * @param index throws while it is
     * @param untold is given what the ledger could not be told
     */
    Judging(Bucket bucket, Supplier<Judgements> index, Consumer<Judgement> untold) {
        this.bucket = bucket;
        this.index = index;
        this.untold = untold;
    }

    /** Keeps what somebody said of a picture, and when. */
    Judgement judge(JudgementDraft draft, Instant said) {
        Judgement judgement = draft.at(freshId(), said.truncatedTo(ChronoUnit.MILLIS));
        Optional<Judgement> newest = newest(judgement);
        if (newest.isPresent() && newest.get().saysTheSameAs(judgement)) {
            return newest.get();
        }
        keep(judgement);
        return judgement;
    }

    /** Lets a word count again that something was said after. */
    void keepAgain(Judgement word) {
        keep(new Judgement(
                freshId(),
                word.project(),
                word.picture(),
                word.kind(),
                word.label(),
                word.by(),
                word.at(),
                word.via(),
                word.predictionId(),
                word.note(),
                word.sampled()));
    }

    /** Keeps what was found in the inbox, unless the newest judgement says the same. */
    void keepNews(Judgement judgement) {
        if (newest(judgement).filter(judgement::saysTheSameAs).isEmpty()) {
            keep(judgement);
        }
    }

    void keep(Judgement judgement) {
        bucket.put(
                new Keys(judgement.project()).judgement(judgement.id(), judgement.at()),
                Json.bytes(judgement),
                JSON,
                Map.of());
        try {
            index.get().insert(List.of(judgement));
        } catch (RuntimeException e) {
            LOG.warn("judgement {} is in the bucket, the ledger learns of it later: {}", judgement.id(), e.toString());
            untold.accept(judgement);
        }
    }

    /** All judgements that the bucket holds, oldest first. Only those are read that the ledger does not know yet. */
    List<Judgement> all(String project) {
        Map<String, String> keys;
        try (Stream<StoredObject> objects = bucket.list(new Keys(project).judgements())) {
            keys = objects.filter(object -> object.name().endsWith(SUFFIX))
                    .collect(Collectors.toMap(Judging::id, StoredObject::key, (one, other) -> one));
        }
        List<Judgement> all = new ArrayList<>(index.get().all(project));
        all.removeIf(judgement -> !keys.containsKey(judgement.id()));
        all.forEach(judgement -> keys.remove(judgement.id()));
        List<Judgement> found = new ArrayList<>();
        Transfers.map(keys.values().iterator(), key -> Json.read(bucket.get(key), Judgement.class), found::add);
        found.sort(Comparator.comparing(Judgement::id));
        index.get().insert(found);
        all.addAll(found);
        all.sort(Comparator.comparing(Judgement::id));
        return all;
    }

    static String freshId() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    private static String id(StoredObject object) {
        return object.name().substring(0, object.name().length() - SUFFIX.length());
    }

    private Optional<Judgement> newest(Judgement judgement) {
        try {
            return index.get().newest(judgement.project(), judgement.picture());
        } catch (RuntimeException e) {
            LOG.warn("the ledger is away; a repeated judgement is kept twice, which changes nothing: {}", e.toString());
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
