package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Assignments.Change;
import dev.hone.stores.ledger.TrainingRequest.Reason;
import dev.hone.stores.ledger.Verdict.Outcome;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Every kind of write of the ledger, as a row of writes with numbers that can each be repeated. */
final class KilledWrites {
    private static final String PROJECT = "cells";
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final int BATCH = 50;

    private final Ledger ledger;

    private KilledWrites(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * One kind.
     *
     * @param once does the write of this number, if it was not done
     * @param found what there is to be counted
     * @param expected how much that must be after so many writes
     */
    record Write(String name, IntConsumer once, LongSupplier found, IntToLongFunction expected, AtomicInteger counter) {

        int done() {
            return counter.get();
        }

        /** Goes on until the ledger is away. */
        int untilItFails() {
            while (true) {
                try {
                    once.accept(counter.get());
                    counter.incrementAndGet();
                } catch (LedgerException e) {
                    return counter.get();
                }
            }
        }
    }

    static List<Write> of(Ledger ledger) {
        KilledWrites writes = new KilledWrites(ledger);
        return List.of(
                write("predictions", writes::predictions, writes::countPredictions, n -> n),
                write(
                        "judgement",
                        writes::judgement,
                        () -> ledger.judgements().all(PROJECT).size(),
                        n -> n),
                write("verdict", writes::verdict, writes::countVerdicts, n -> n),
                write("project", writes::project, writes::countProjects, n -> n),
                write(
                        "promotion",
                        writes::promotion,
                        () -> ledger.promotions().history(PROJECT).size(),
                        n -> n),
                write("rollback", writes::rollback, writes::countRollbacks, n -> n + n / 2),
                write(
                        "block",
                        writes::block,
                        () -> ledger.blockedVersions().all("blocks").size(),
                        n -> n),
                write(
                        "lease",
                        writes::lease,
                        () -> ledger.leases().holder("lease").isPresent() ? 1 : 0,
                        n -> 0),
                write(
                        "lineage",
                        writes::lineage,
                        () -> ledger.lineages().all(PROJECT).size(),
                        n -> n),
                write(
                        "request",
                        writes::request,
                        () -> ledger.trainingRequests()
                                .newest(PROJECT, Integer.MAX_VALUE)
                                .size(),
                        n -> n),
                write("user", writes::user, () -> ledger.users().all().size(), n -> n));
    }

    private static Write write(String name, IntConsumer once, LongSupplier found, IntToLongFunction expected) {
        return new Write(name, once, found, expected, new AtomicInteger());
    }

    private void predictions(int number) {
        ledger.predictions()
                .insert(IntStream.range(0, BATCH)
                        .mapToObj(i -> new Prediction(
                                number + "." + i,
                                PROJECT,
                                1,
                                "digest",
                                "a",
                                Map.of("a", 1.0),
                                1,
                                AT.plusSeconds(i),
                                ModelRole.PRODUCTION,
                                1,
                                null))
                        .toList());
        ledger.embeddings().insert(List.of(new Embedding(number + ".0", PROJECT, 1, "digest", new byte[] {1, 2}, AT)));
    }

    /** Batches, each with its embedding; the last one must be whole. */
    private long countPredictions() {
        int batches =
                ledger.embeddings().between(PROJECT, 1, AT, AT.plusSeconds(1)).size();
        long rows = IntStream.range(0, BATCH)
                .filter(i -> ledger.predictions().find((batches - 1) + "." + i).isPresent())
                .count();
        return rows == BATCH ? batches : -rows;
    }

    private void judgement(int number) {
        ledger.judgements()
                .insert(List.of(new Judgement(
                        "%026d".formatted(number),
                        PROJECT,
                        "digest",
                        Judgement.Kind.CORRECT,
                        "a",
                        "ann",
                        AT,
                        Judgement.Via.API,
                        null,
                        null,
                        false)));
    }

    private void verdict(int number) {
        ledger.verdicts().insert(new Verdict(PROJECT, "e" + number, "m", "r", 1, null, Outcome.FIRST_MODEL, List.of()));
    }

    private long countVerdicts() {
        int found = 0;
        while (ledger.verdicts().find(PROJECT, "e" + found).isPresent()) {
            found++;
        }
        return found;
    }

    private void project(int number) {
        List<ProjectClass> classes =
                List.of(new ProjectClass("aa", String.valueOf(number)), new ProjectClass("bb", null));
        ledger.projects().apply(new Project(PROJECT, null, classes, null, null, null, null, null), "ann");
    }

    private long countProjects() {
        return Long.parseLong(
                        ledger.projects().named(PROJECT).classes().getFirst().label())
                + 1;
    }

    private void promotion(int number) {
        decide(PROJECT, number + 1, number, false);
    }

    /** Every second one takes the version out again that the one before put in. */
    private void rollback(int number) {
        decide("back", number % 2 == 0 ? number + 2 : 1, number, number % 2 == 1);
    }

    /** Promotions, and the blocks that every second of them left. */
    private long countRollbacks() {
        return ledger.promotions().history("back").size()
                + ledger.blockedVersions().all("back").size();
    }

    private void decide(String project, int version, long expected, boolean rollback) {
        long now = ledger.assignments()
                .production(project)
                .map(Assignment::sequence)
                .orElse(0L);
        if (now == expected) {
            Change change = new Change(project, version, "r", expected, "ann", "why");
            assertThat(
                            rollback
                                    ? ledger.assignments().replace(change)
                                    : ledger.assignments().change(change))
                    .isPresent();
        }
    }

    private void block(int number) {
        ledger.blockedVersions().block("blocks", number, "ann", "why");
    }

    private void lease(int number) {
        Lease lease = ledger.leases()
                .take("lease", "holder " + number, Duration.ofMinutes(5))
                .orElseThrow();
        ledger.leases().renew(lease, Duration.ofMinutes(6));
        ledger.leases().release(lease);
    }

    private void lineage(int number) {
        ledger.lineages().insert(new Lineage(PROJECT, number, "r", "m", 1, "e" + number, null));
    }

    private void request(int number) {
        ledger.trainingRequests()
                .ask(new TrainingRequests.Wish(PROJECT, Reason.PERSON, "why", "ann", AT, "e" + number));
    }

    private void user(int number) {
        ledger.users().keep("user" + number, Role.PREDICT, "hash", "ann");
    }
}
