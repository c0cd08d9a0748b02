/**
 * Learning: a function from settings and pictures to weights and a history. It writes no file and prints nothing; it
 * loads libtorch, so one of it runs in a process at a time.
 */
package dev.hone.training.trainer;
