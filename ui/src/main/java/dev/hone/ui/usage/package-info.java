/**
 * How much is stored. Counting goes through every object and every version, which takes as long as it takes: it is done behind the
 * pages, which show what was found last and how old that is.
 */
package dev.hone.ui.usage;
