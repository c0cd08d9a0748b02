package dev.hone.stores.datasets;

/** What somebody brings for an import: a picture with a label, or something that cannot be had, and why. */
public sealed interface Offered permits LabelledPicture, ImportReport.Refused {}
