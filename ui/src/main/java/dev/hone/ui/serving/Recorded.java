package dev.hone.ui.serving;

/**
 * Serving's receipt for a judgement.
 *
 * @param judgementId names the judgement
 * @param picture digest of the picture judged
 * @param label id of the class that it was said to be
 */
public record Recorded(String judgementId, String project, String picture, String label) {}
