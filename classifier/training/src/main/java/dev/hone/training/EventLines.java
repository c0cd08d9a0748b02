package dev.hone.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes events to standard output, which carries nothing else: libraries that print are sent to standard error. */
final class EventLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream lines;

    private EventLines(PrintStream lines) {
        this.lines = lines;
    }

    /** Takes standard output for itself; call it before a library can keep a reference to it. */
    static EventLines takeStandardOutput() {
        EventLines events = new EventLines(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setOut(System.err);
        return events;
    }

    void tell(Event event) {
        try {
            lines.println(JSON.writerFor(Event.class).writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }
}
