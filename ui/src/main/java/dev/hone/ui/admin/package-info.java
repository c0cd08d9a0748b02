/**
 * The pages for whoever looks after a house: whether all parts are well, who may call, what is stored, what was done, and with which
 * settings. A room of its own for each; here is what they share.
 */
package dev.hone.ui.admin;
