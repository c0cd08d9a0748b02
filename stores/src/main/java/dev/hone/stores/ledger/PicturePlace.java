package dev.hone.stores.ledger;

import java.util.List;

/**
 * Where a data set puts a picture.
 *
 * @param split what it is used for
 * @param alike digest that all pictures share that show the same
 * @param why the reason for which it is used for nothing, or null
 * @param near some of the pictures that are that reason
 */
public record PicturePlace(String digest, String split, String alike, String why, List<String> near) {}
