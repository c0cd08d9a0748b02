package dev.hone.stores.ledger;

/** What the ledger holds, table by table. Thread-safe. */
public class Tables {
    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    /** The projects and their versions. */
    public Projects projects() {
        return new Projects(database);
    }

    /** What was answered. */
    public Predictions predictions() {
        return new Predictions(database);
    }

    /** What was answered, day by day. */
    public PredictionDays predictionDays() {
        return new PredictionDays(database);
    }

    /** What people said, as an index of the bucket. */
    public Judgements judgements() {
        return new Judgements(database);
    }

    /** Which answers are worth a look. */
    public Reviewing reviewing() {
        return new Reviewing(database);
    }

    /** The pictures that were looked at, as an index of the bucket. */
    public Pictures pictures() {
        return new Pictures(database);
    }

    /** What is said of pictures now, and where they belong. */
    public KnownPictures knownPictures() {
        return new KnownPictures(database);
    }

    /** Figures of the known pictures. */
    public PictureFigures pictureFigures() {
        return new PictureFigures(database);
    }

    /** The files that were looked at and are no pictures. */
    public RefusedPictures refusedPictures() {
        return new RefusedPictures(database);
    }

    /** What imports say, as an index of the bucket. */
    public ImportLists importLists() {
        return new ImportLists(database);
    }

    /** The pictures that must not come back. */
    public ErasedPictures erasedPictures() {
        return new ErasedPictures(database);
    }

    /** The data sets that were pulled. */
    public Manifests manifests() {
        return new Manifests(database);
    }

    /** What the gate decided. */
    public Verdicts verdicts() {
        return new Verdicts(database);
    }

    /** Which version is in production. */
    public Assignments assignments() {
        return new Assignments(database);
    }

    /** Which replica serves what. */
    public Instances instances() {
        return new Instances(database);
    }

    /** Who may call. */
    public ApiKeys apiKeys() {
        return new ApiKeys(database);
    }

    /** What the network saw in some of what it answered. */
    public Embeddings embeddings() {
        return new Embeddings(database);
    }

    /** Which version was made of which data. */
    public Lineages lineages() {
        return new Lineages(database);
    }

    /** What was in production, and how it came to. */
    public Promotions promotions() {
        return new Promotions(database);
    }

    /** Which versions may not go into production. */
    public BlockedVersions blockedVersions() {
        return new BlockedVersions(database);
    }

    /** Who shows promotions in MLflow. */
    public Mirrorings mirrorings() {
        return new Mirrorings(database);
    }

    /** Which promotion MLflow shows. */
    public Agreements agreements() {
        return new Agreements(database);
    }

    /** Who asked for a training. */
    public TrainingRequests trainingRequests() {
        return new TrainingRequests(database);
    }

    /** Which schedules were put into Kestra. */
    public PutSchedules putSchedules() {
        return new PutSchedules(database);
    }

    /** What was trained, and what became of it. */
    public Trainings trainings() {
        return new Trainings(database);
    }

    /** Who uses the web app. */
    public Users users() {
        return new Users(database);
    }

    /** What was done that somebody may ask about. */
    public Audit audit() {
        return new Audit(database);
    }

    /** What the database knows of itself. */
    public DatabaseFacts databaseFacts() {
        return new DatabaseFacts(database);
    }

    /** Who does what alone. */
    public Leases leases() {
        return new Leases(database);
    }

    /**
     * The same tables for the holder of a lease: each transaction begins by making sure that the lease is held, and ends
     * before anybody else can take it.
     *
     * <p>Whoever was paused past their lease gets a {@link LeaseLostException} instead of writing.
     */
    public Tables under(Lease lease) {
        return new Tables(database.under(lease));
    }
}
