/**
 * What the pages do, over HTTP and with a key: the same rules as serving's, so that a program needs to learn them once. Failures
 * are problems (RFC 9457) whose codes never change their meaning.
 */
package dev.hone.ui.api;
