package dev.hone.ui.api;

/** Why somebody wants something, for those who ask later. */
final class Reason {
    private static final int LONGEST = 500;

    private Reason() {}

    static String checked(String reason) {
        String text = reason == null ? "" : reason.replaceAll("\\s+", " ").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw ProblemException.of(
                    ProblemCode.INVALID,
                    "Say why in `reason`, in up to %d letters: others will ask.".formatted(LONGEST));
        }
        return text;
    }
}
