/**
 * Training as a process of its own: its working directory, its command, the progress lines that it prints.
 */
package dev.hone.tasks.train;
