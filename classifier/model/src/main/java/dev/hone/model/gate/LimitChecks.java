package dev.hone.model.gate;

import dev.hone.model.evaluation.ClassMetrics;
import dev.hone.model.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;

/** The limits that hold for every version, whatever else is in production. */
final class LimitChecks {

    private static final String UNMEASURED = "no test pictures";

    private final Trial trial;
    private final Limits limits;

    /** Null where there are no test pictures. */
    private final Metrics metrics;

    private final List<Check> checks = new ArrayList<>();

    private LimitChecks(Trial trial, Limits limits, Metrics metrics) {
        this.trial = trial;
        this.limits = limits;
        this.metrics = metrics;
    }

    static List<Check> of(Trial trial, Limits limits, Metrics metrics) {
        LimitChecks made = new LimitChecks(trial, limits, metrics);
        made.accuracy();
        trial.challenger().classes().forEach(made::recall);
        made.calibration();
        made.latency();
        made.size();
        return made.checks;
    }

    private void accuracy() {
        if (limits.accuracy() == null) {
            return;
        }
        String asked = "at least " + Phrases.limit(limits.accuracy());
        if (metrics == null) {
            unmeasured(Rule.ACCURACY, null, asked, "how many answers are right");
            return;
        }
        String found = Phrases.percent(metrics.accuracy(), metrics.pictures());
        checks.add(new Check(
                Rule.ACCURACY,
                null,
                State.of(metrics.accuracy() >= limits.accuracy()),
                asked,
                found,
                "%s of %s are answered right; this project asks for %s."
                        .formatted(found, Phrases.testPictures(metrics.pictures()), asked)));
    }

    private void recall(String id) {
        Double limit = limits.recallOf(id);
        if (limit == null) {
            return;
        }
        String asked = "at least " + Phrases.limit(limit);
        ClassMetrics one = metrics == null ? null : of(id);
        if (one == null || one.support() == 0) {
            unmeasured(Rule.RECALL, id, asked, "how often %s is found".formatted(trial.label(id)));
            return;
        }
        String found = Phrases.percent(one.recall(), one.support());
        checks.add(new Check(
                Rule.RECALL,
                id,
                State.of(one.recall() >= limit),
                asked,
                found,
                "%s of %s of %s are found; this project asks for %s."
                        .formatted(found, Phrases.testPictures(one.support()), trial.label(id), asked)));
    }

    private ClassMetrics of(String id) {
        return metrics.classes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void calibration() {
        if (limits.calibrationError() == null) {
            return;
        }
        String asked = "at most " + Phrases.margin(limits.calibrationError());
        if (metrics == null) {
            unmeasured(Rule.CALIBRATION_ERROR, null, asked, "whether it is as sure as it is right");
            return;
        }
        String found = Phrases.margin(metrics.calibrationError());
        checks.add(new Check(
                Rule.CALIBRATION_ERROR,
                null,
                State.of(metrics.calibrationError() <= limits.calibrationError()),
                asked,
                found,
                "How sure it is lies %s from how often it is right; this project asks for %s."
                        .formatted(found, asked)));
    }

    private void latency() {
        if (limits.latency() == null) {
            return;
        }
        double most = limits.latency().toNanos() / 1e6;
        double slow = trial.challenger().latency().slow();
        String asked = "at most " + Phrases.milliseconds(most);
        checks.add(new Check(
                Rule.LATENCY,
                null,
                State.of(slow <= most),
                asked,
                Phrases.milliseconds(slow),
                "95 of 100 answers take %s or less; this project asks for %s."
                        .formatted(Phrases.milliseconds(slow), asked)));
    }

    private void size() {
        if (limits.bytes() == null) {
            return;
        }
        long bytes = trial.challenger().bytes();
        String asked = "at most " + Phrases.megabytes(limits.bytes());
        checks.add(new Check(
                Rule.SIZE,
                null,
                State.of(bytes <= limits.bytes()),
                asked,
                Phrases.megabytes(bytes),
                "Its bundle has %s; this project asks for %s.".formatted(Phrases.megabytes(bytes), asked)));
    }

    private void unmeasured(Rule rule, String about, String asked, String what) {
        checks.add(new Check(
                rule,
                about,
                State.UNKNOWN,
                asked,
                UNMEASURED,
                "There are no test pictures that would show %s; this project asks for %s.".formatted(what, asked)));
    }
}
