/** The pictures that the bucket keeps, for whichever page shows them. */
package dev.hone.ui.pictures;
