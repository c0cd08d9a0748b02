package dev.hone.serving.feedback;

/** The receipt for a judgement: it is kept. */
record FeedbackResponse(String judgementId, String project, String picture, String label) {}
