/**
 * What housekeeping removes: a class for each kind of things, which knows when nobody needs one any more, and the round that goes
 * through them all.
 */
package dev.hone.tasks.housekeeping;
