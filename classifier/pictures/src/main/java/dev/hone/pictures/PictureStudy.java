package dev.hone.pictures;

/**
 * What is kept about a picture beside the picture itself.
 *
 * @param picture what its header says
 * @param statistics what was measured
 * @param thumbnail the upright picture in grey, each side shrunk to 32 pixels unless it is shorter: enough to tell
 *     whether two files show the same
 */
public record PictureStudy(Picture picture, PictureStatistics statistics, Tensor thumbnail) {}
