/**
 * Labelled pictures as people have them: folders, archives, lists, and the files of well-known collections.
 *
 * <p>Each kind is told from its content and read piece by piece; what is wrong with one picture keeps no other back.
 */
package dev.hone.stores.sources;
