package dev.hone.local.command.supervisor;

import java.util.List;
import java.util.Optional;

/**
 * What a supervisor writes down, so that others can tell how the house is and a later one what was left over.
 *
 * @param portBase the house's ports, kept when it is down
 * @param supervisor the process that keeps the parts; null when the house is down
 * @param parts the parts, in the order in which they are started
 */
public record HouseState(int portBase, ProcessMark supervisor, List<PartStatus> parts) {
    public HouseState {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** Whether the supervisor that wrote this is still running. */
    public boolean supervised() {
        return supervisor != null && supervisor.running();
    }

    /** Whether all parts do their work. */
    public boolean ready() {
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.phase() == PartStatus.Phase.READY);
    }

    /** The part that was given up, if one was. */
    public Optional<PartStatus> failed() {
        return parts.stream()
                .filter(part -> part.phase() == PartStatus.Phase.FAILED)
                .findFirst();
    }
}
