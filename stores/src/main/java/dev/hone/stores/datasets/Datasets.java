package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The labelled pictures of all projects. Thread-safe. */
public final class Datasets {
    private static final String JSONL = "application/jsonl";

    private final Bucket bucket;
    private final Ledger ledger;
    private final Importing importing;
    private final Judging judging;
    private final Inbox inbox;

    public Datasets(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.importing = new Importing(bucket);
        this.judging = new Judging(bucket, ledger.judgements());
        this.inbox = new Inbox(bucket, judging);
    }

    /** The pictures of a project. */
    public PictureStore pictures(String project) {
        return new PictureStore(bucket, project);
    }

    /** The tensors of a project in one form. */
    public TensorStore tensors(String project, PictureSpec spec) {
        return new TensorStore(bucket, project, spec);
    }

    /**
     * Takes labelled pictures in. What cannot be taken is told in the report and keeps nothing else back.
     *
     * @param done hears how many have been looked at
     */
    public ImportReport importPictures(
            Project project, Iterator<LabelledPicture> pictures, String by, String source, IntConsumer done) {
        return importing.run(project, pictures, by, source, done);
    }

    /**
     * Takes a judgement. Saying the same again gives the judgement that is there.
     *
     * @throws PictureNotStoredException when the bucket does not hold the picture (yet)
     */
    public Judgement judge(JudgementDraft draft) {
        if (!pictures(draft.project()).has(draft.picture())) {
            throw PictureNotStoredException.of(draft.project(), draft.picture());
        }
        return judging.judge(draft);
    }

    /** Empties the inbox and makes the data set of everything known now. */
    public PullReport pull(Project project) {
        Inbox.Emptied emptied = inbox.empty(project);
        Map<String, Importing.Line> imports = importing.labels(project.name());
        List<Judgement> judgements = judging.all(project.name());
        Optional<String> before = ledger.manifests().newest(project.name());
        Manifest manifest =
                Pulling.fold(project, imports, judgements, before.map(digest -> manifest(project.name(), digest)));
        bucket.putIfAbsent(new Keys(project.name()).manifest(manifest.digest()), manifest.bytes(), JSONL, Map.of());
        ledger.manifests()
                .insert(project.name(), manifest.digest(), manifest.entries().size());
        return new PullReport(
                manifest,
                !before.equals(Optional.of(manifest.digest())),
                emptied.taken(),
                emptied.quarantined(),
                judgements.size());
    }

    /** The data set of this digest. */
    public Manifest manifest(String project, String digest) {
        return Manifest.read(bucket.get(new Keys(project).manifest(digest)));
    }
}
