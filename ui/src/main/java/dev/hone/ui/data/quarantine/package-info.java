/** The files that were not taken, and what becomes of them. */
package dev.hone.ui.data.quarantine;
