/**
 * What people say about answers: a judgement is taken for a signed prediction id, and kept before it is acknowledged.
 */
package dev.hone.serving.feedback;
