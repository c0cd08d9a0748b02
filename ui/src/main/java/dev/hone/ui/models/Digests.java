package dev.hone.ui.models;

/** Digests as pages show them. */
final class Digests {
    private static final int LETTERS = 10;

    private Digests() {}

    /** The first letters, by which people tell one from another. */
    static String start(String digest) {
        return digest.substring(0, Math.min(LETTERS, digest.length()));
    }
}
