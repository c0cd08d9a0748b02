/**
 * What every page shares: the header with the project chooser, templates as Spring views, the guard at the door and
 * the calm pages shown when something is wrong.
 */
package dev.hone.ui.frame;
