package dev.hone.local.command.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return !parts.isEmpty() && parts.stream().allMatch(PartStatus::ready);
    }

    /** A part that is at one of these, if there is any. */
    public Optional<PartStatus> hopeless(Set<PartStatus.Phase> phases) {
        return parts.stream().filter(part -> phases.contains(part.phase())).findFirst();
    }
}
