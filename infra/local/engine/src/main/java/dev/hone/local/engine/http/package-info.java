/** What all paths of the REST API share: how an error reads, and the login. */
package dev.hone.local.engine.http;
