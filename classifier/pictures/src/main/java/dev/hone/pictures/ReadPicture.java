package dev.hone.pictures;

/** A picture made ready for a network, and studied on the way. */
public record ReadPicture(Tensor tensor, PictureStudy study) {}
