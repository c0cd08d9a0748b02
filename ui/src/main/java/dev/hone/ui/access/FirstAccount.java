package dev.hone.ui.access;

import dev.hone.stores.connections.Secret;

/**
 * With which the very first sign-in is made: an administrator's account, opened when somebody first signs in with it, unless an
 * account of that name was ever there.
 */
public record FirstAccount(String name, Secret password) {}
