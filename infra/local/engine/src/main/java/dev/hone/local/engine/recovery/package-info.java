/** What an engine that was killed has left standing, and how the next one sets it going again. */
package dev.hone.local.engine.recovery;
