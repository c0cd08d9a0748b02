package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The labelled pictures of all projects. Thread-safe. */
public final class Datasets {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Importing importing;
    private final Inbox inbox;

    public Datasets(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.importing = new Importing(bucket, new Imports(bucket, ledger.importLists()));
        this.inbox = new Inbox(bucket, new Judging(bucket, ledger.judgements()), ledger.pictures());
    }

    /** The pictures of a project. */
    public PictureStore pictures(String project) {
        return new PictureStore(bucket, project);
    }

    /** Whether anybody has brought or judged pictures of a project: there is something to train on. */
    public boolean hasLabels(String project) {
        Keys keys = new Keys(project);
        return Stream.of(keys.imports(), keys.judgements(), keys.inbox()).anyMatch(this::holdsAnything);
    }

    private boolean holdsAnything(String prefix) {
        try (Stream<StoredObject> found = bucket.list(prefix)) {
            return found.findAny().isPresent();
        }
    }

    /** The tensors of a project in one form. */
    public TensorStore tensors(String project, PictureSpec spec) {
        return new TensorStore(bucket, project, spec);
    }

    /** What frozen networks saw in the pictures of a project in one form. */
    public EmbeddingStore embeddings(String project, PictureSpec spec) {
        return new EmbeddingStore(bucket, project, spec);
    }

    /** How far the trainings of a project have come that are under way. */
    public CheckpointStore checkpoints(String project) {
        return new CheckpointStore(bucket, project);
    }

    /**
     * Takes labelled pictures in. What cannot be taken is told in the report and keeps nothing else back; what is there
     * already stays as it is, so that an import may be run again.
     */
    public ImportReport importPictures(
            Project project, Iterator<? extends Offered> offered, String by, String source, ImportListener listener) {
        return importing.run(project, offered, by, source, listener);
    }

    /** The same for a program with little memory, in which no more than some megabytes of pictures are at any time. */
    public ImportReport importInParts(
            Project project, Iterator<? extends Offered> offered, String by, String source, ImportListener listener) {
        return new Rations(importing).run(project, offered, by, source, listener);
    }

    /** What was not taken of a project's pictures. */
    public Quarantine quarantine(String project) {
        return new Quarantine(bucket, ledger, project);
    }

    /** Refuses a picture that cannot be decoded after all: it goes to quarantine, and the next data set is without it. */
    public void refuse(String project, String digest, RefusedPictureException because) {
        new PictureFiles(bucket, project)
                .find(digest)
                .ifPresent(file -> new Refusing(bucket, ledger, project).refuse(digest, file, because));
    }

    /** The digests of the pictures of a project that were refused. */
    public Set<String> refused(String project) {
        return new Refusing(bucket, ledger, project).refused();
    }

    /**
     * Takes a judgement. Saying the same again gives the judgement that is there.
     *
     * @throws PictureNotStoredException when the bucket does not hold the picture (yet)
     */
    public Judgement judge(JudgementDraft draft) {
        return new JudgementDesk(bucket, ledger::judgements).judge(draft, Optional.empty());
    }

    /** Empties the inbox and makes the data set of everything known now. */
    public PullReport pull(Project project) {
        return pull(project, Progress.UNHEARD);
    }

    /**
     * The same, telling how many new pictures have been looked at.
     *
     * <p>What was there before is not read again. Two that do this at once come to the same.
     */
    public PullReport pull(Project project, Progress progress) {
        Set<String> erased = new Erasing(bucket, ledger).erased(project.name());
        Inbox.Emptied emptied = inbox.empty(project);
        Knowledge known = new Learning(bucket, ledger).learn(project.name(), erased, progress);
        Building.Built built = new Building(bucket, ledger).build(project, known, erased);
        return new PullReport(
                built.manifest(),
                built.changed(),
                emptied.taken(),
                emptied.quarantined(),
                known.judgements().size(),
                built.report());
    }

    /** The data set of this digest. */
    public Manifest manifest(String project, String digest) {
        return new Building(bucket, ledger).manifest(project, digest);
    }

    /** How many pictures of each class the data set of this digest trains and measures with. */
    public Map<String, Integer> classes(String project, String digest) {
        return new ClassCounts(bucket, ledger).of(project, digest);
    }

    /**
     * Whether a version has learned from pictures that were erased since, itself or by way of those that it started from:
     * what goes on from it would never forget them.
     */
    public boolean remembersErased(String project, int version) {
        return new Descent(bucket, ledger, project, Tombstones.in(bucket, project)).remembers(version);
    }

    /** What the data set of this digest is called outside of Hone. */
    public URI location(String project, String digest) {
        return bucket.location(new Keys(project).manifest(digest));
    }
}
