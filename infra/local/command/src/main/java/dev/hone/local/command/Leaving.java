package dev.hone.local.command;

import java.util.function.Consumer;

/** Tells whoever leaves by Ctrl-C what goes on without them, and how to hear of it again. */
final class Leaving implements AutoCloseable {
    private final Thread telling;

    Leaving(Consumer<String> told, String words) {
        // a terminal shows ^C where the line begins
        this.telling = new Thread(() -> told.accept(Terminal.out() ? "\n" + words : words));
        Runtime.getRuntime().addShutdownHook(telling);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(telling);
        } catch (IllegalStateException e) {
            // they have left already
        }
    }
}
