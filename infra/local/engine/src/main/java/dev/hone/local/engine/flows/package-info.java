/** Flows over HTTP: stored, found, checked, drawn; and from the folder that is loaded at start. */
package dev.hone.local.engine.flows;
