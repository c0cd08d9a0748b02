/**
 * What the gate said of a version, in plain words, for every page that shows a verdict.
 */
package dev.hone.ui.verdicts;
