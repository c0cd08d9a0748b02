/**
 * Applies projects as their files say: to the ledger, to Kestra their schedules, and the weights that they start from.
 */
package dev.hone.local.command.projects;
