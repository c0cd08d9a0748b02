/** The pictures themselves: a grid to look through, and for each a page that tells what is known of it and takes what people say. */
package dev.hone.ui.data.browse;
