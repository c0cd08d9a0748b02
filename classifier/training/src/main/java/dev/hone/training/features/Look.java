package dev.hone.training.features;

/** A picture that is to be seen in one view. */
record Look(View view, Features.Picture picture) {}
