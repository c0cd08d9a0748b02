package dev.hone.ui.metrics;

import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.DatabaseFacts.TableSize;
import dev.hone.stores.ledger.Judgements.Kinds;
import dev.hone.stores.ledger.Judgements.Sampled;
import dev.hone.stores.ledger.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger holds.
 *
 * @param up whether it could be asked
 */
record Facts(boolean up, List<OfProject> projects, List<Kinds> judgements, List<TableSize> tables) {
    static final Facts UNKNOWN = new Facts(false, List.of(), List.of(), List.of());

    /**
     * What it holds of a project.
     *
     * @param last the training that ended last
     * @param dataSet how many pictures of each class the newest data set has
     * @param answers how often each class was answered lately
     * @param sampled what was found of pictures that were shown by chance
     */
    record OfProject(
            String name,
            Optional<Training> last,
            Optional<Assignment> production,
            Map<String, Integer> dataSet,
            Map<String, Long> answers,
            Sampled sampled) {}
}
