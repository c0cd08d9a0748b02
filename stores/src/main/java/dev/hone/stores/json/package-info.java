/**
 * The one way in which the stores write and read JSON: ISO times, and unknown fields of newer versions let through.
 */
package dev.hone.stores.json;
