package dev.hone.stores.ledger;

/** The part of the picture index that is read of all pictures at once. */
public record PictureHash(String digest, String extension, long hash) {}
