/**
 * The prediction service: always the production-stage model, over HTTP. Here it starts and reads its settings; the
 * rooms below hold the models it answers with, the endpoints, and what happens off the request path.
 */
package dev.hone.serving;
