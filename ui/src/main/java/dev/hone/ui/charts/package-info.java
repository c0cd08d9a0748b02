/**
 * Figures that people would rather look at than read: a sentence, a drawing, and the table that the drawing is made from in the
 * browser, so that nothing is said twice and nothing is hidden where there is no JavaScript.
 */
package dev.hone.ui.charts;
