/** What all paths of the REST API share: how an error reads, the login, and what keeps an event stream alive. */
package dev.hone.local.engine.http;
