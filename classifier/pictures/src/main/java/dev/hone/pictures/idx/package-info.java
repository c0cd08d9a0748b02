/**
 * Reads IDX files, in which collections such as MNIST and Fashion-MNIST come: whole for measurements, one by one for
 * imports.
 */
package dev.hone.pictures.idx;
