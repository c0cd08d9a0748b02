/**
 * The versions of a project's model: what became of each, and the bundle of the one in production.
 */
package dev.hone.local.command.models;
