/**
 * Deploys flows to Kestra over its REST API, starts runs of them and follows these.
 */
package dev.hone.local.command.kestra;
