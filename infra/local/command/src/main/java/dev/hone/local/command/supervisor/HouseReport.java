package dev.hone.local.command.supervisor;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a house is, in the form that {@code --json} promises to programs.
 *
 * @param state {@code up} when all parts are ready, {@code unwell} when some are not, {@code down}
 * @param portBase the house's first port
 * @param parts the parts, in the order in which they are started
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HouseReport(String state, int portBase, List<PartReport> parts) {
    public HouseReport {
        parts = List.copyOf(parts);
    }

    /**
     * How one part is.
     *
     * @param state the phase as a word
     * @param since when that began
     * @param millis how long the last start took; 0 before, and for a server that is not the house's own
     * @param restarts how often it was started again
     * @param memoryBytes what it takes, with all that it has started itself
     * @param memoryLimitBytes what its program may take at most; 0 when the house does not limit it
     * @param pid its process; null when there is none
     * @param url where people find it
     * @param note why it is not ready; null when there is nothing to say
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record PartReport(
            String part,
            String state,
            Instant since,
            long millis,
            int restarts,
            long memoryBytes,
            long memoryLimitBytes,
            Long pid,
            String url,
            String note) {

        /** Of this part. */
        public static PartReport of(PartStatus part) {
            return new PartReport(
                    part.name(),
                    part.phase().word(),
                    part.since(),
                    part.startMillis(),
                    part.restarts(),
                    part.memoryBytes(),
                    part.memoryLimitBytes(),
                    part.process() == null ? null : part.process().pid(),
                    part.address(),
                    part.note());
        }

        /** Whether it does its work. */
        public boolean ready() {
            return Phase.READY.word().equals(state) || Phase.EXTERNAL.word().equals(state);
        }
    }

    /** Of a house with this state; empty when it never was up. */
    public static HouseReport of(int portBase, Optional<HouseState> state) {
        return state.filter(HouseState::supervised)
                .map(now -> new HouseReport(
                        now.ready() ? "up" : "unwell",
                        now.portBase(),
                        now.parts().stream().map(PartReport::of).toList()))
                .orElseGet(() -> new HouseReport("down", portBase, List.of()));
    }
}
