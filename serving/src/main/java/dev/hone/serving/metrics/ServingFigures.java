package dev.hone.serving.metrics;

import dev.hone.serving.answering.Turns;
import dev.hone.serving.bodies.Bodies;
import dev.hone.serving.journal.Journal;
import dev.hone.serving.models.Models;

/** What serving's rooms know of themselves, looked up whenever Prometheus asks. */
public final class ServingFigures {
    private ServingFigures() {}

    /** Shows them among what is counted. */
    public static void show(Meters meters, Models models, Turns turns, Bodies bodies, Journal journal) {
        meters.gauges(
                "hone_serving_model_version",
                "The version that answers.",
                values -> models.states()
                        .forEach(state -> state.version()
                                .ifPresent(
                                        version -> values.accept(state.project().name(), (double) version))));
        meters.gauges(
                "hone_serving_model_unavailable",
                "1 where a version should answer and none does.",
                values -> models.states()
                        .forEach(state -> values.accept(
                                state.project().name(),
                                state.project().production().isPresent()
                                                && state.version().isEmpty()
                                        ? 1.0
                                        : 0.0)));
        meters.counters(
                "hone_serving_swaps_total",
                "How often another version began to answer.",
                values -> models.states()
                        .forEach(state -> values.accept(state.project().name(), (double) state.swaps())));
        meters.gauges(
                "hone_serving_swap_seconds",
                "How long the last swap took, from fetching the bundle to the first answer it may give.",
                values -> models.states()
                        .forEach(state -> values.accept(
                                state.project().name(), state.lastSwap().toNanos() / 1e9)));
        meters.counters(
                "hone_serving_refused_bundles_total",
                "How often a bundle was refused.",
                values -> models.states()
                        .forEach(state -> values.accept(state.project().name(), (double) state.refusals())));
        meters.gauge("hone_serving_present", "Pictures that are being answered or wait for it.", turns::present);
        meters.gauge("hone_serving_body_bytes", "Memory set aside for what callers send.", bodies::inMemory);
        meters.gauge(
                "hone_serving_journal_predictions", "Predictions that are not in the ledger yet.", journal::waiting);
        meters.gauge("hone_serving_journal_bytes", "Bytes that wait on the disk for the stores.", journal::spooled);
        meters.counter("hone_serving_journal_lost_total", "Predictions that could not be kept.", journal::lost);
    }
}
