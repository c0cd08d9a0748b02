/**
 * Whether a new version may take the place of the one in production: the evidence, what a project asks, and the decision as
 * a function of the two alone. Knows no store and no clock, so that the same evidence is always decided the same way.
 */
package dev.hone.model.gate;
