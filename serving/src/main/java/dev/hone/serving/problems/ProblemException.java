package dev.hone.serving.problems;

import dev.hone.pictures.RefusedPictureException;
import java.time.Instant;
import java.util.List;

/** A request that cannot be answered as asked; the message is for the person behind the caller. */
public final class ProblemException extends RuntimeException {
    private final ProblemCode code;

    private ProblemException(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public static ProblemException unknownProject(String name, List<String> known) {
        return because(ProblemCode.UNKNOWN_PROJECT, "No project is named '%s'; %s.".formatted(name, thereAre(known)));
    }

    public static ProblemException projectNotNamed(List<String> known) {
        return because(ProblemCode.UNKNOWN_PROJECT, "The request names no project; %s.".formatted(thereAre(known)));
    }

    public static ProblemException noModel(String project) {
        return because(
                ProblemCode.NO_MODEL,
                "No version of '%s' answers yet. The first training makes one: hone train %s."
                        .formatted(project, project));
    }

    public static ProblemException unknownPrediction() {
        return because(ProblemCode.UNKNOWN_PREDICTION, "The prediction_id is not one that this house gave out.");
    }

    public static ProblemException unknownLabel(String label, String project, List<String> classes) {
        return because(
                ProblemCode.UNKNOWN_LABEL,
                "'%s' is not a class of '%s'; its classes are: %s."
                        .formatted(label, project, String.join(", ", classes)));
    }

    public static ProblemException picturePending() {
        return because(
                ProblemCode.PICTURE_PENDING,
                "The prediction and its picture are still on their way to the stores. Try again in a second.");
    }

    public static ProblemException keyMissing() {
        return because(
                ProblemCode.KEY_MISSING,
                "Send a key as \"Authorization: Bearer KEY\", or as the password of basic authentication; "
                        + "./hone keys add makes one.");
    }

    public static ProblemException noKey() {
        return because(ProblemCode.KEY_UNKNOWN, "What was sent as a key does not look like one: hone_..._...");
    }

    public static ProblemException unknownKey(String id) {
        return because(ProblemCode.KEY_UNKNOWN, "No key with the id %s is known here.".formatted(id));
    }

    /** A key that opened something once. */
    public static ProblemException endedKey(String name, String how, Instant when) {
        return because(ProblemCode.KEY_UNKNOWN, "The key '%s' %s on %s.".formatted(name, how, when));
    }

    public static ProblemException roleTooLow(String name, String role, String needed) {
        return because(
                ProblemCode.ROLE_TOO_LOW,
                "This needs a key with the role '%s'; '%s' has the role '%s'.".formatted(needed, name, role));
    }

    public static ProblemException badRequest(String why) {
        return because(ProblemCode.BAD_REQUEST, why);
    }

    public static ProblemException tooLarge() {
        return because(ProblemCode.TOO_LARGE, "The file has more than the 25 MB that are taken.");
    }

    /** A store is away that the request cannot do without. */
    public static ProblemException unavailable(String store, RuntimeException cause) {
        return new ProblemException(
                ProblemCode.UNAVAILABLE, "The %s does not answer. Try again in a moment.".formatted(store), cause);
    }

    /** A picture was refused, with the reader's own words. */
    static ProblemException refused(RefusedPictureException refused) {
        ProblemCode code = switch (refused.reason()) {
            case NOT_AN_IMAGE -> ProblemCode.NOT_AN_IMAGE;
            case TRUNCATED -> ProblemCode.TRUNCATED;
            case TOO_LARGE -> ProblemCode.TOO_LARGE;
            case UNSUPPORTED -> ProblemCode.UNSUPPORTED;
            case EMPTY -> ProblemCode.EMPTY;
        };
        String words = refused.getMessage();
        return new ProblemException(code, Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".", refused);
    }

    static ProblemException because(ProblemCode code, String message) {
        return new ProblemException(code, message, null);
    }

    public ProblemCode code() {
        return code;
    }

    private static String thereAre(List<String> known) {
        return known.isEmpty() ? "there is none yet" : "there are: " + String.join(", ", known);
    }
}
