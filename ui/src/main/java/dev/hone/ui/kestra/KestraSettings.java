package dev.hone.ui.kestra;

import dev.hone.stores.connections.Secret;
import java.net.URI;

/** Where Kestra is, and how to log in there: it lets in nobody without. */
public record KestraSettings(URI address, String user, Secret password) {}
