/**
 * The Models pages: the versions of a project, what the gate said of each, how two of them compare, what was in production,
 * and the two changes that a person may ask for, putting a version into production and going back to an earlier one.
 */
package dev.hone.ui.models;
