package dev.hone.ui.frame;

import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.stores.registry.RegistryException;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.kestra.KestraRefusedException;
import dev.hone.ui.serving.Problem;
import dev.hone.ui.serving.ServingAwayException;

/**
 * Something a person should know, in three steps: what happened, what is known about it, what can be done.
 *
 * @param status HTTP status of the page that shows it
 */
public record Notice(int status, String title, String text, String remedy) {

    private static final String LOOK_FURTHER = "If it stays like this, \"./hone status\" and \"./hone logs\" show why.";

    /** What serving's problem means to somebody in front of the page. */
    public static Notice of(Problem problem) {
        return switch (problem.code()) {
            case "not-an-image" -> about(problem, "This is not a picture", "Choose a picture file, a JPEG or PNG.");
            case "truncated" ->
                about(problem, "The picture is cut off", "Copy it again from where it came from, then try once more.");
            case "too-large" -> about(problem, "The picture is too large", "Save it smaller, then try once more.");
            case "unsupported" ->
                about(problem, "This kind of picture cannot be read", "Save it as JPEG or PNG, then try once more.");
            case "empty" -> nothingGiven();
            case "model-unavailable" ->
                about(
                        problem,
                        "No version answers yet",
                        "The first training makes one; this page works when it is done.");
            case "unknown-project" -> about(problem, "There is no such project", "Choose one at the top left.");
            case "unknown-prediction" ->
                about(problem, "This answer is not known any more", "Give the picture again, then say what it is.");
            case "unknown-label" ->
                about(problem, "The project has no such class", "Load the page again to see its classes.");
            case "picture-needed" ->
                about(
                        problem,
                        "The picture is not kept",
                        "This project keeps no pictures that were only asked about. A program sends it with the correction.");
            case "picture-pending" ->
                about(problem, "The picture is still being stored", "Press again in a moment. Nothing is lost.");
            case "key-missing", "key-unknown", "role-too-low" -> keyRefused(problem);
            default -> about(problem, problem.title().isBlank() ? "That did not work" : problem.title(), LOOK_FURTHER);
        };
    }

    /** Serving is not there. */
    public static Notice of(ServingAwayException away) {
        return new Notice(
                503,
                "Predictions do not answer right now",
                "The service at " + away.address() + " cannot be reached. It may still be starting.",
                "Try again in a moment. " + LOOK_FURTHER);
    }

    /** A store, or Kestra, cannot be asked; what works all the same. */
    static Notice away(RuntimeException away) {
        return switch (away) {
            case LedgerException ledger -> away("The ledger", ledger, "Predictions go on, and nothing is lost.");
            case BucketException bucket ->
                away("The bucket", bucket, "Predictions go on; pictures are shown when it is back.");
            case RegistryException registry -> away("MLflow", registry, "Predictions and corrections go on.");
            case KestraAwayException kestra ->
                away(
                        "Kestra",
                        kestra,
                        "Predictions go on. Whether anything was started shows in a moment: look before you try again.");
            default -> throw new IllegalArgumentException(away);
        };
    }

    private static Notice away(String part, RuntimeException away, String still) {
        return new Notice(503, part + " cannot be asked right now", away.getMessage(), still + " " + LOOK_FURTHER);
    }

    /** Kestra did not do what it was asked. */
    static Notice of(KestraRefusedException refused) {
        return new Notice(
                502,
                "Kestra did not take it",
                refused.getMessage(),
                "Nothing was started. \"./hone up\" puts Hone's flows into Kestra again.");
    }

    /** The address names a project that there is not. */
    static Notice of(UnknownProjectException unknown) {
        return new Notice(
                404,
                "There is no such project",
                unknown.getMessage(),
                unknown.known().isEmpty()
                        ? "There is none yet: describe one in projects/ and run \"./hone up\"."
                        : "There are: " + String.join(", ", unknown.known()) + ".");
    }

    /** A form was sent without a picture. */
    public static Notice nothingGiven() {
        return new Notice(400, "There was no picture in it", "", "Choose a file, drop one here, or paste one.");
    }

    /** The picture's file is over the limit. */
    public static Notice tooLarge() {
        return new Notice(
                413,
                "The picture is too large",
                "Pictures of up to 25 MB can be sent.",
                "Save it smaller or as JPEG, then try once more.");
    }

    /** A request that is refused with this status. */
    static Notice refused(int status) {
        return switch (status) {
            case 404 ->
                new Notice(
                        404, "There is nothing here", "The address names no page of Hone.", "Start at the front door.");
            case 413 -> tooLarge();
            default -> new Notice(status, "That request makes no sense here", "", "Start at the front door.");
        };
    }

    /**
     * Something is wrong in Hone itself.
     *
     * @param id under which its log has the details
     */
    static Notice broken(String id) {
        return new Notice(
                500,
                "Something went wrong in Hone",
                "It is not your fault. Its log has the details under " + id + ".",
                "Try once more; if it happens again, tell whoever looks after Hone.");
    }

    /** Nobody in front of the page has a key to correct: it is the web app's own that is refused. */
    private static Notice keyRefused(Problem problem) {
        return new Notice(
                502,
                "The web app's key is refused",
                problem.detail(),
                "\"./hone down\" and \"./hone up\" give it a new one; elsewhere it is the one in HONE_SERVING_KEY.");
    }

    private static Notice about(Problem problem, String title, String remedy) {
        return new Notice(problem.status(), title, problem.detail(), remedy);
    }
}
