/**
 * Reads IDX files, in which collections such as MNIST and Fashion-MNIST come.
 * For measurements: a project's own pictures come as files of their own.
 */
package dev.hone.pictures.idx;
