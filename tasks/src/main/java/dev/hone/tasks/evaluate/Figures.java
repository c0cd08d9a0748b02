package dev.hone.tasks.evaluate;

import dev.hone.model.evaluation.ClassMetrics;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import dev.hone.model.gate.Asked;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Trial;
import dev.hone.stores.registry.Metric;
import java.util.ArrayList;
import java.util.List;

/** The figures of an evaluation, as MLflow's page shows them beside those of other runs. */
public final class Figures {
    private final List<Metric> metrics = new ArrayList<>();
    private final long at;

    private Figures(long at) {
        this.at = at;
    }

    /**
     * Those of the challenger, and of the champion on the same pictures.
     *
     * @param at when they were measured, in milliseconds
     */
    public static List<Metric> of(Trial trial, long at) {
        Figures figures = new Figures(at);
        figures.full("test_", trial, trial.test());
        figures.accuracy("judged_", Trial.challengers(trial.judged()));
        if (trial.champion() != null) {
            figures.accuracy("champion_test_", Trial.champions(trial.test()));
            figures.accuracy("champion_judged_", Trial.champions(trial.judged()));
        }
        figures.contender(trial.challenger());
        return List.copyOf(figures.metrics);
    }

    private void full(String prefix, Trial trial, List<Asked> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        Metrics found = Metrics.of(trial.classes(), Trial.challengers(pictures));
        add(prefix + "pictures", found.pictures());
        add(prefix + "accuracy", found.accuracy());
        add(prefix + "macro_f1", found.macroF1());
        add(prefix + "macro_recall", found.macroRecall());
        add(prefix + "macro_precision", found.macroPrecision());
        add(prefix + "calibration_error", found.calibrationError());
        add(prefix + "brier", found.brier());
        add(prefix + "log_loss", found.logLoss());
        if (found.rocAuc() != null) {
            add(prefix + "roc_auc", found.rocAuc());
        }
        found.classes().stream()
                .filter(one -> one.support() > 0)
                .forEach((ClassMetrics one) -> add(prefix + "recall_" + one.id(), one.recall()));
    }

    private void accuracy(String prefix, List<Judged> answers) {
        if (!answers.isEmpty()) {
            add(prefix + "accuracy", answers.stream().filter(Judged::right).count() / (double) answers.size());
        }
    }

    private void contender(Contender one) {
        add("answer_milliseconds", one.latency().median());
        add("answer_milliseconds_95", one.latency().slow());
        add("bundle_bytes", one.bytes());
    }

    private void add(String key, double value) {
        metrics.add(new Metric(key, value, at, 0));
    }
}
