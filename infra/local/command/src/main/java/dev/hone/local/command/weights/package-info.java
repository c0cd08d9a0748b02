/**
 * The learned weights that projects start from: fetched or taken over once, kept in the house by their digest, with where they
 * come from and under which licence.
 */
package dev.hone.local.command.weights;
