package dev.hone.local.command;

import java.util.List;

/** Whether a person watches, who gets colours and lines that move. Only the script can tell; it says so in a property. */
final class Terminal {
    private static final List<String> WATCHED =
            List.of(System.getProperty("hone.terminal", "").split(",", -1));

    private Terminal() {}

    /** Of what is printed. */
    static boolean out() {
        return WATCHED.contains("out");
    }

    /** Of errors; and the person has nothing against colours. */
    static boolean err() {
        return WATCHED.contains("err") && System.getenv("NO_COLOR") == null;
    }
}
