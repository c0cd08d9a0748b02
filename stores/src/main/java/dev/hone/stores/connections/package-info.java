/**
 * How Hone's parts find their stores: small validated records, read once at start.
 *
 * <p>Programs read them from their environment, Kestra tasks from their plugin configuration, under the same names.
 */
package dev.hone.stores.connections;
