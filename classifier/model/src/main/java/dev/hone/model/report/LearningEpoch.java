package dev.hone.model.report;

/** How one pass over the pictures went, counted from 1; the losses are means. */
public record LearningEpoch(
        int epoch, double loss, double accuracy, double validationLoss, double validationAccuracy) {}
