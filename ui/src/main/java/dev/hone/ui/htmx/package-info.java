/** How htmx asks, and how it is answered where it wants other words than a browser: known here and nowhere else. */
package dev.hone.ui.htmx;
