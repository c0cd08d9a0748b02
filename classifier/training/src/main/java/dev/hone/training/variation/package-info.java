/**
 * Shows a picture a little differently: independent variations on its bytes, before they become a tensor, each of
 * which a project can switch off. The same chance gives the same variation, on every machine.
 */
package dev.hone.training.variation;
