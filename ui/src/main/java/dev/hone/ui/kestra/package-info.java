/**
 * The web app's end of the line to Kestra: flows are started and looked after over its REST interface, with two kinds of
 * failure, a refusal that it explains and not being there at all.
 */
package dev.hone.ui.kestra;
