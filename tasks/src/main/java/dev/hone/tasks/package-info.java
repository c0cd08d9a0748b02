/**
 * Hone's tasks for Kestra: thin, each joins the classifier with the stores for one step of the train flow.
 *
 * <p>Which step follows which is written in flows/ and nowhere else.
 */
package dev.hone.tasks;
