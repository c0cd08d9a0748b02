/**
 * What programs may ask of serving, as OpenAPI says it, and a page to try it.
 */
package dev.hone.serving.openapi;
