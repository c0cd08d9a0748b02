/**
 * Pictures that are brought by a flow: where the execution was told that they are, and what it hears of them on the way.
 */
package dev.hone.tasks.imports;
