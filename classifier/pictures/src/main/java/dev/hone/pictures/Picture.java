package dev.hone.pictures;

/** What a picture's own header says: its kind and its size in pixels, before any rotation that EXIF asks for. */
public record Picture(PictureKind kind, int width, int height) {}
