package dev.hone.serving.feedback;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.Judgement.Via;
import java.util.Locale;

/**
 * What somebody says about an answer.
 *
 * @param predictionId names the answer
 * @param label the class it really is, or null when it is right
 * @param correct true when the answer is right
 * @param note a remark, or null
 * @param via the way it came: {@code web} or {@code api}; {@code api} when it does not say
 */
record FeedbackRequest(String predictionId, String label, Boolean correct, String note, String via) {
    private static final int LONGEST_NOTE = 2_000;

    FeedbackRequest {
        if (predictionId == null || predictionId.isBlank()) {
            throw ProblemException.badRequest("The request lacks prediction_id.");
        }
        boolean confirms = Boolean.TRUE.equals(correct);
        boolean labels = label != null && !label.isBlank();
        if (confirms == labels) {
            throw ProblemException.badRequest("The request says either \"label\", or \"correct\": true.");
        }
        if (note != null && note.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
            throw ProblemException.badRequest("The note has characters that are none.");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw ProblemException.badRequest("The note is longer than " + LONGEST_NOTE + " characters.");
        }
    }

    static ProblemException malformed(Exception cause) {
        return ProblemException.badRequest("The body is not the JSON that is expected here.", cause);
    }

    boolean confirms() {
        return Boolean.TRUE.equals(correct);
    }

    Via way() {
        return switch (via == null ? "" : via.toLowerCase(Locale.ROOT)) {
            case "", "api" -> Via.API;
            case "web" -> Via.WEB;
            default -> throw ProblemException.badRequest("\"via\" is \"web\" or \"api\".");
        };
    }
}
