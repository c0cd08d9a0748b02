package dev.hone.ui.serving;

/** The key with which the web app calls serving; it prints as {@code ***}. */
public record ServingKey(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
