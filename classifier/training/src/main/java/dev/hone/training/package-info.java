/**
 * The command that trains: reads an order and its shards, tells its progress, leaves a bundle and a report. A process
 * of its own, since libtorch keeps threads, seed and memory per process and ignores interrupts.
 */
package dev.hone.training;
