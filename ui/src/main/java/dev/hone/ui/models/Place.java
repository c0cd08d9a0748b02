package dev.hone.ui.models;

/** Where a version is on its way. */
public enum Place {
    /** It answers. */
    PRODUCTION("in production", "good"),
    /** It answered before the one in production, and is at hand to go back to. */
    PREVIOUS("previous", ""),
    /** It was taken out of production, and stays out until somebody lifts that. */
    BLOCKED("blocked", "caution"),
    /** It is being judged, or waits for somebody to say yes. */
    CANDIDATE("candidate", ""),
    /** It is kept, and nothing more. */
    ASIDE("aside", "muted");

    private final String word;
    private final String mood;

    Place(String word, String mood) {
        this.word = word;
        this.mood = mood;
    }

    /** For people. */
    public String word() {
        return word;
    }

    /** The class of its word in the style sheet. */
    public String mood() {
        return mood;
    }
}
