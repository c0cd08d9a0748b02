/**
 * From bytes that somebody sent to a checked picture, and from there to the tensor a network reads.
 * Training and serving both come through here, so that the same bytes give the same tensor everywhere.
 * Knows no network, no database, no credentials.
 */
package dev.hone.pictures;
