package dev.hone.training.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hone.model.Bundle;
import dev.hone.model.ClassName;
import dev.hone.model.Split;
import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Intervals;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import java.util.List;

/**
 * How one bundle does, and another beside it: what {@code evaluation.json} says.
 *
 * @param against null where nothing was compared, as is the comparison
 * @param comparison the bundle as the second, the one that it is compared with as the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evaluation(
        String manifest, Split split, List<ClassName> classes, Side bundle, Side against, Comparison comparison) {

    /** One bundle, by its digest. */
    record Side(String digest, String network, Metrics metrics, Intervals intervals) {
        private static Side of(Bundle bundle, List<ClassName> classes, List<Judged> answers) {
            return new Side(
                    bundle.digest(),
                    bundle.info().network(),
                    Metrics.of(classes, answers),
                    Intervals.of(classes, answers));
        }
    }

    static Evaluation of(String manifest, Split split, List<Bundle> bundles, Asked asked) {
        List<List<Judged>> answers = asked.answers();
        Side first = Side.of(bundles.getFirst(), asked.classes(), answers.getFirst());
        if (bundles.size() == 1) {
            return new Evaluation(manifest, split, asked.classes(), first, null, null);
        }
        return new Evaluation(
                manifest,
                split,
                asked.classes(),
                first,
                Side.of(bundles.get(1), asked.classes(), answers.get(1)),
                Comparison.of(asked.classes(), answers.get(1), answers.get(0)));
    }
}
