/** Flows over HTTP and from the folder that is loaded at start. */
package dev.hone.local.engine.flows;
