/** What an execution's tasks logged, over HTTP. */
package dev.hone.local.engine.logs;
