/**
 * Who is in front of the page: signing in with an account of the ledger, what a role may do, and the accounts themselves.
 * A handler that changes something says with {@link dev.hone.ui.access.Needs} which role it is for.
 */
package dev.hone.ui.access;
