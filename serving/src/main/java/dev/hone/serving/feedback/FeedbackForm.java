package dev.hone.serving.feedback;

import dev.hone.serving.bodies.Parts;
import dev.hone.serving.bodies.Parts.Part;
import dev.hone.serving.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Feedback as a form brings it, with the picture that it is about. */
record FeedbackForm(FeedbackRequest request, Optional<byte[]> picture) {

    static FeedbackForm read(Parts parts) {
        Map<String, String> texts = new HashMap<>();
        byte[] picture = null;
        for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
            Part part = next.get();
            boolean again;
            if (part.name().equals("file")) {
                again = picture != null;
                picture = part.bytes();
            } else {
                again = texts.put(part.name(), part.text()) != null;
            }
            if (again) {
                throw ProblemException.badRequest("The form says '%s' more than once.".formatted(part.name()));
            }
        }
        return new FeedbackForm(
                new FeedbackRequest(
                        texts.get("prediction_id"),
                        texts.get("label"),
                        flag(texts.get("correct")),
                        texts.get("note"),
                        texts.get("via")),
                Optional.ofNullable(picture));
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case null -> null;
            case "", "false" -> false;
            case "true" -> true;
            default -> throw ProblemException.badRequest("'correct' is true or false.");
        };
    }
}
