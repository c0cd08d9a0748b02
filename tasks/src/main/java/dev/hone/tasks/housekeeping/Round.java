package dev.hone.tasks.housekeeping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** Goes from chore to chore. One that fails keeps no other from being done, and is told at the end. */
public final class Round {
    private static final int SHOWN = 5;

    private final Logger log;
    private final String verb;
    private final Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
    private final List<String> failures = new ArrayList<>();
    private long bytes;

    public Round(Logger log, boolean remove) {
        this.log = log;
        this.verb = remove ? "removed" : "would remove";
    }

    /**
     * Does a chore.
     *
     * @param whose the project's name, or what else it is about
     * @throws InterruptedException when the task is told to end
     */
    public void go(String whose, Chore chore) throws InterruptedException {
        try {
            count(whose, chore.sweep());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedException) new InterruptedException("housekeeping was ended").initCause(e);
            }
            log.warn("{}: {} are left for the next time", whose, chore.kind().text(), e);
            failures.add("%s of %s: %s".formatted(chore.kind().text(), whose, e.getMessage()));
        }
    }

    private void count(String whose, Removed removed) {
        names.computeIfAbsent(removed.kind(), kind -> new ArrayList<>()).addAll(removed.names());
        bytes += removed.bytes();
        int count = removed.names().size();
        if (count > 0) {
            log.info(
                    "{}: {} {} {}, {} bytes: {}{}",
                    whose,
                    verb,
                    count,
                    removed.kind().text(),
                    removed.bytes(),
                    String.join(", ", removed.names().subList(0, Math.min(count, SHOWN))),
                    count > SHOWN ? " and more" : "");
            removed.names().forEach(name -> log.debug("{}", name));
        }
    }

    /** What was removed of a kind. */
    public List<String> names(Kind kind) {
        return List.copyOf(names.getOrDefault(kind, List.of()));
    }

    /** How many that are. */
    public int count(Kind kind) {
        return names(kind).size();
    }

    /** How much all was. */
    public long bytes() {
        return bytes;
    }

    /** What could not be done, with the reason. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}
