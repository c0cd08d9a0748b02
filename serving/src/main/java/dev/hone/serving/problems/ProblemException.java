package dev.hone.serving.problems;

import dev.hone.pictures.RefusedPictureException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** Nothing was ever put into production. */
    public static ProblemException noModelYet(String project) {
        return because(
                ProblemCode.MODEL_UNAVAILABLE,
                "No version of '%s' answers yet. The first training makes one: hone train %s."
                        .formatted(project, project));
    }

    /** A version should answer and does not; why, if that is known. */
    public static ProblemException modelUnavailable(String project, Optional<String> why) {
        return because(
                ProblemCode.MODEL_UNAVAILABLE,
                "The version of '%s' in production does not answer here: %s."
                        .formatted(project, why.orElse("it is being loaded")));
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

    public static ProblemException pictureNeeded(String project) {
        return because(
                ProblemCode.PICTURE_NEEDED,
                "'%s' keeps no pictures that were only asked about. Send the picture again, as the field 'file' of a form."
                        .formatted(project));
    }

    /** The picture that came with a judgement is not the one that was answered. */
    public static ProblemException otherPicture() {
        return because(
                ProblemCode.OTHER_PICTURE,
                "The file is not the picture that this prediction_id was given for; send the same bytes again.");
    }

    /** The picture must not come back. */
    public static ProblemException pictureErased(RuntimeException cause) {
        return new ProblemException(
                ProblemCode.PICTURE_ERASED, "Somebody had this picture erased; nothing is kept of it.", cause);
    }

    public static ProblemException noSuchPicture(String address) {
        return because(ProblemCode.NO_SUCH_PICTURE, "Nothing lies at '%s'.".formatted(address));
    }

    public static ProblemException explanationGone(String why) {
        return because(ProblemCode.EXPLANATION_GONE, why + " Send the picture again with explain=true.");
    }

    public static ProblemException tooSlow(Throwable cause) {
        return new ProblemException(
                ProblemCode.TOO_SLOW, "The body broke off, or came too slowly to be waited for.", cause);
    }

    public static ProblemException tooManyRequests(String key, int rate) {
        return because(
                ProblemCode.TOO_MANY_REQUESTS, "The key '%s' may ask %d times a second here.".formatted(key, rate));
    }

    public static ProblemException busy(String what) {
        return because(ProblemCode.BUSY, what + " Try again in a second.");
    }

    public static ProblemException badRequest(String why) {
        return because(ProblemCode.BAD_REQUEST, why);
    }

    /** The same, found out by reading. */
    public static ProblemException badRequest(String why, Exception cause) {
        return new ProblemException(ProblemCode.BAD_REQUEST, why, cause);
    }

    /** More bytes than are taken. */
    public static ProblemException tooLarge(String what, long most) {
        return because(
                ProblemCode.TOO_LARGE, "%s has more than the %d MB that are taken.".formatted(what, most / 1_000_000));
    }

    /** A store is away that the request cannot do without. */
    public static ProblemException unavailable(String store, RuntimeException cause) {
        return new ProblemException(
                ProblemCode.UNAVAILABLE, "The %s does not answer. Try again in a moment.".formatted(store), cause);
    }

    /** A picture was refused, with the reader's own words. */
    public static ProblemException refused(RefusedPictureException refused) {
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
