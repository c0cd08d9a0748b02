/**
 * From gradients to steps, in plain Java: a pass over the numbers costs nothing beside the gradients, and what an
 * optimizer remembers can be saved, which DJL's own keep to themselves.
 */
package dev.hone.training.optimizer;
