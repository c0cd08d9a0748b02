/** The pages about accounts: signing in, one's own password, and for administrators everybody's account. */
package dev.hone.ui.account;
