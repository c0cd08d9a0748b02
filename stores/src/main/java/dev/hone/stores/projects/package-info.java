/**
 * What a project is: its classes, picture size, network, training defaults and schedule, as written in projects/*.yaml.
 *
 * <p>Only the form and its checks; the ledger keeps the versions of it.
 */
package dev.hone.stores.projects;
