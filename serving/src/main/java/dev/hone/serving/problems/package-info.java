/**
 * Every failure as the one form that callers see, problem+json with a stable code.
 */
package dev.hone.serving.problems;
