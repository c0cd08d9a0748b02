package dev.hone.serving;

import dev.hone.serving.journal.Line;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The house that serving lives in, as a test furnishes it and looks into it: projects {@code cells} and {@code leaves}. */
interface House extends AutoCloseable {
    Secret SIGNING_KEY = new Secret("a-key-for-tests");

    /** Starts serving in this house, on a free port. */
    ConfigurableApplicationContext serve();

    /** Makes a key with this role, which ends by itself unless that is null. */
    String key(String name, Role role, Instant expires);

    /** Ends a key. */
    void revoke(String name);

    /** What is known of the key of this name. */
    ApiKey known(String name);

    /** Registers a bundle of {@code cells} and puts it into production. */
    int promote(Path bundle);

    /** The same for any project. */
    int promote(String project, Path bundle);

    /** Whether the pictures that {@code cells} is asked about are kept. */
    void keepPictures(boolean keep);

    /** Puts a picture somewhere into the bucket; where. */
    String put(byte[] picture);

    /** Erases a picture of {@code cells} for good. */
    void erase(String digest);

    /** Whether a prediction and its picture are kept. */
    boolean keeps(String predictionId, String digest);

    /** Whether a prediction is kept, with its picture or without. */
    boolean keepsLine(String predictionId);

    /** What was kept of this prediction, which was. */
    Line line(String predictionId);

    /** What people said about {@code cells}. */
    List<Judgement> judgements();
}
