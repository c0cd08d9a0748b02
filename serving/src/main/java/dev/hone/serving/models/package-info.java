/**
 * The models that answer: one a project, the one the ledger says is in production. They are followed, fetched,
 * verified and switched here, and a request in flight keeps the one it began with.
 */
package dev.hone.serving.models;
