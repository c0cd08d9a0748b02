/** The stores as the web app has them: opened when a page first wants them, since any of them may be away. */
package dev.hone.ui.stores;
