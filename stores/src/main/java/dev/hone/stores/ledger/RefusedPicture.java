package dev.hone.stores.ledger;

/**
 * A file that somebody named and that is no picture.
 *
 * @param code the reason, such as {@code not-an-image}
 * @param reason the same in words
 */
public record RefusedPicture(String project, String digest, String extension, String code, String reason) {}
