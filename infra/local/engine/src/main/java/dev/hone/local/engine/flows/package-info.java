/** Flows over HTTP: stored, found, checked, drawn. */
package dev.hone.local.engine.flows;
