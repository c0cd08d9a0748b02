package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Sha256;
import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.ledger.Judgement.Kind;
import dev.hone.stores.ledger.Judgement.Via;
import dev.hone.stores.real.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewingIT {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant HOUR_AGO = NOW.minus(1, ChronoUnit.HOURS);

    private static PostgresServer server;

    private LedgerSettings settings;
    private Ledger ledger;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        settings = server.empty();
        ledger = Ledger.open(settings);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theMostDoubtfulComesFirst() {
        insert(answer(1, 0.9, HOUR_AGO), answer(2, 0.5, HOUR_AGO), answer(3, 0.7, HOUR_AGO));
        assertThat(pictures(all().round(usual(), 60)))
                .filteredOn(picture -> !ReviewMix.byChance(picture))
                .containsExactlyElementsOf(List.of(digest(2), digest(3), digest(1)).stream()
                        .filter(picture -> !ReviewMix.byChance(picture))
                        .toList());
    }

    @Test
    void onlyTheNewestAnswerOfAPictureCounts() {
        insert(answer(1, 0.5, HOUR_AGO), answer(1, 0.8, HOUR_AGO.plusSeconds(5)));
        assertThat(all().round(usual(), 60))
                .singleElement()
                .extracting(each -> each.prediction().probabilities().get("monocyte"))
                .isEqualTo(0.8);
        assertThat(all().newest("cells", digest(1)).orElseThrow().at()).isEqualTo(HOUR_AGO.plusSeconds(5));
    }

    @Test
    void whatWasJudgedBeforeTheRoundIsNotInItAndWhatWasSinceStays() {
        insert(answer(1, 0.5, HOUR_AGO), answer(2, 0.5, HOUR_AGO), answer(3, 0.5, HOUR_AGO));
        say(1, Kind.CONFIRM, HOUR_AGO.plusSeconds(1), true);
        say(2, Kind.CORRECT, HOUR_AGO.plusSeconds(2), false);
        say(2, Kind.WITHDRAW, HOUR_AGO.plusSeconds(3), false);
        say(3, Kind.CONFIRM, NOW.plusSeconds(1), false);
        assertThat(pictures(all().round(usual(), 60))).containsExactlyInAnyOrder(digest(2), digest(3));
        assertThat(all().round(judged(null, null), 60)).singleElement().satisfies(each -> {
            assertThat(each.prediction().picture()).isEqualTo(digest(1));
            assertThat(each.sampled()).isTrue();
        });
    }

    @Test
    void chanceIsNoFairSampleOfPicturesThatWereLookedForOtherwise() {
        insert(IntStream.range(0, 40).mapToObj(i -> answer(i, 0.6, HOUR_AGO)).toArray(Prediction[]::new));
        assertThat(all().round(usual(), 60)).hasSize(40).anyMatch(UnderReview::sampled);
        assertThat(List.of(
                        filter(Instant.EPOCH, "monocyte"),
                        filter(HOUR_AGO, null),
                        new ReviewFilter(
                                "cells",
                                NOW,
                                NOW.minus(30, ChronoUnit.DAYS),
                                Instant.EPOCH,
                                NOW.minusSeconds(1),
                                null,
                                false,
                                null)))
                .allSatisfy(narrow ->
                        assertThat(all().round(narrow, 60)).hasSize(40).noneMatch(UnderReview::sampled));
    }

    @Test
    void goesThroughAllThatWasJudgedFromTheLastOn() {
        insert(IntStream.range(0, 7).mapToObj(i -> answer(i, 0.5, HOUR_AGO)).toArray(Prediction[]::new));
        for (int i = 0; i < 7; i++) {
            say(i, Kind.CONFIRM, HOUR_AGO.plusSeconds(i), false);
        }
        // judged again, and so not what was judged third
        say(2, Kind.CORRECT, HOUR_AGO.plusSeconds(10), false);
        List<String> found = new ArrayList<>();
        String before = null;
        do {
            List<UnderReview> page = all().round(judged(null, before), 3);
            found.addAll(pictures(page));
            before = page.isEmpty() ? null : page.getLast().word();
        } while (before != null);
        assertThat(found).containsExactly(digest(2), digest(6), digest(5), digest(4), digest(3), digest(1), digest(0));
        assertThat(pictures(all().round(judged(null, "0".repeat(26)), 60))).hasSize(7);
        assertThat(all().round(judged("basophil", null), 60)).isEmpty();
    }

    @Test
    void aWordThatCountsAgainIsWhereItWas() {
        insert(answer(1, 0.5, HOUR_AGO), answer(2, 0.5, HOUR_AGO));
        say(1, Kind.CONFIRM, HOUR_AGO, false);
        say(2, Kind.CONFIRM, HOUR_AGO.plusSeconds(1), false);
        judge("02%024d".formatted(1), 1, Kind.CORRECT, HOUR_AGO.plusSeconds(2), false);
        assertThat(pictures(all().round(judged(null, null), 60))).containsExactly(digest(1), digest(2));
        judge("02%024d".formatted(2), 1, Kind.CONFIRM, HOUR_AGO, false);
        assertThat(pictures(all().round(judged(null, null), 60))).containsExactly(digest(2), digest(1));
    }

    @Test
    void countsThePicturesThatWereJudgedSinceATime() {
        say(1, Kind.CONFIRM, HOUR_AGO, false);
        say(2, Kind.CONFIRM, HOUR_AGO.plusSeconds(2), false);
        say(2, Kind.CORRECT, HOUR_AGO.plusSeconds(3), false);
        assertThat(all().judgedSince("cells", HOUR_AGO.plusSeconds(1))).isEqualTo(1);
        assertThat(all().judgedSince("leaves", HOUR_AGO)).isZero();
    }

    @Test
    void looksForAClassAndATime() {
        insert(answer(1, 0.6, HOUR_AGO), answer(2, 0.4, HOUR_AGO), answer(3, 0.6, HOUR_AGO.minus(2, ChronoUnit.DAYS)));
        Instant yesterday = NOW.minus(1, ChronoUnit.DAYS);
        assertThat(pictures(all().round(filter(Instant.EPOCH, "monocyte"), 60)))
                .containsExactlyInAnyOrder(digest(1), digest(3));
        assertThat(pictures(all().round(filter(yesterday, "monocyte"), 60))).containsExactly(digest(1));
        assertThat(all().round(filter(yesterday, "basophil"), 60)).isEmpty();
        assertThat(all().round(
                                new ReviewFilter("leaves", NOW, Instant.EPOCH, Instant.EPOCH, NOW, null, false, null),
                                60))
                .isEmpty();
    }

    @Test
    void leavesOutPicturesThatAreNotKeptAndAnswersThatNobodyHeard() {
        Prediction heard = answer(1, 0.5, HOUR_AGO);
        insert(heard, shadow(2), answer(3, 0.5, NOW.minus(31, ChronoUnit.DAYS)), answer(4, 0.5, HOUR_AGO));
        ledger.refusedPictures()
                .insert(List.of(new RefusedPicture("cells", digest(4), "png", "truncated", "it breaks off")));
        assertThat(all().round(usual(), 60)).extracting(UnderReview::prediction).containsExactly(heard);
    }

    @Test
    void takesNoLongerWithAMillionAnswers() {
        insert(answer(1, 0.5, HOUR_AGO));
        Jdbi jdbi =
                Jdbi.create(settings.url(), settings.user(), settings.password().value());
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO prediction (id, project, version, picture, predicted, probabilities, millis, at, role)
                SELECT 'p' || i, 'cells', 1, encode(sha256(CAST('x' || i AS bytea)), 'hex'), 'monocyte',
                    jsonb_build_object('monocyte', 0.4, 'basophil', 0.3, 'neutrophil', 0.1, 'eosinophil', 0.1,
                        'lymphocyte', 0.1),
                    5, CAST('2026-06-15T12:00:00Z' AS timestamptz) - i * INTERVAL '1 second', 'PRODUCTION'
                FROM generate_series(1, 1000000) AS i
                """));
        // what was judged is old: none of it is among the newest answers
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO judgement (id, project, picture, kind, label, by, at, via, sampled)
                SELECT '01' || lpad(CAST(1000000 - i AS text), 24, '0'), 'cells',
                    encode(sha256(CAST('x' || i AS bytea)), 'hex'), 'CONFIRM', 'monocyte', 'ann',
                    CAST('2026-06-15T12:00:00Z' AS timestamptz) - i * INTERVAL '1 second', 'WEB', false
                FROM generate_series(500000, 600000) AS i
                """));
        jdbi.useHandle(handle -> handle.execute("ANALYZE prediction, judgement"));
        all().round(usual(), 60);
        Instant before = Instant.now();
        assertThat(all().round(usual(), 60)).hasSize(60);
        Duration taken = Duration.between(before, Instant.now());
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
        assertThatJudgedOnesAreFoundByIndices(jdbi);
    }

    private void assertThatJudgedOnesAreFoundByIndices(Jdbi jdbi) {
        ReviewFilter first = judged("monocyte", null);
        List<UnderReview> newest = all().round(first, 60);
        assertThat(newest)
                .hasSize(60)
                .first()
                .satisfies(each -> assertThat(each.prediction().id()).isEqualTo("p500000"));
        ReviewFilter deep = judged("monocyte", "01%024d".formatted(450_000));
        assertThat(all().round(deep, 60))
                .first()
                .satisfies(each -> assertThat(each.prediction().id()).isEqualTo("p550001"));
        for (ReviewFilter filter : List.of(first, deep)) {
            List<String> plan = jdbi.withHandle(handle -> handle.createQuery("EXPLAIN ANALYZE " + Reviewing.JUDGED)
                    .bindMethods(filter)
                    .bind("size", 60)
                    .mapTo(String.class)
                    .list());
            assertThat(plan)
                    .noneMatch(
                            line -> line.contains("Seq Scan on judgement") || line.contains("Seq Scan on prediction"))
                    .anyMatch(line -> line.contains("judgement_by_time"))
                    .last()
                    .satisfies(line -> assertThat(milliseconds(line)).isLessThan(100));
        }
    }

    private static double milliseconds(String line) {
        return Double.parseDouble(
                line.replace("Execution Time:", "").replace("ms", "").strip());
    }

    private Reviewing all() {
        return ledger.reviewing();
    }

    private void insert(Prediction... predictions) {
        ledger.predictions().insert(List.of(predictions));
    }

    private void say(int picture, Kind kind, Instant at, boolean sampled) {
        judge("01%024d".formatted(at.toEpochMilli()), picture, kind, at, sampled);
    }

    private void judge(String id, int picture, Kind kind, Instant at, boolean sampled) {
        ledger.judgements()
                .insert(List.of(new Judgement(
                        id, "cells", digest(picture), kind, "monocyte", "ann", at, Via.WEB, "p", null, sampled)));
    }

    private static List<String> pictures(List<UnderReview> round) {
        return round.stream().map(each -> each.prediction().picture()).toList();
    }

    private static ReviewFilter usual() {
        return filter(Instant.EPOCH, null);
    }

    private static ReviewFilter filter(Instant from, String predicted) {
        return new ReviewFilter(
                "cells", NOW, NOW.minus(30, ChronoUnit.DAYS), from, NOW.plusSeconds(60), predicted, false, null);
    }

    private static ReviewFilter judged(String predicted, String before) {
        return new ReviewFilter("cells", NOW, NOW, Instant.EPOCH, NOW, predicted, true, before);
    }

    private static Prediction shadow(int picture) {
        return prediction(picture, 0.5, HOUR_AGO, ModelRole.SHADOW);
    }

    private static Prediction answer(int picture, double monocyte, Instant at) {
        return prediction(picture, monocyte, at, ModelRole.PRODUCTION);
    }

    private static Prediction prediction(int picture, double monocyte, Instant at, ModelRole role) {
        return new Prediction(
                "%d at %s".formatted(picture, at),
                "cells",
                1,
                digest(picture),
                monocyte < 0.5 ? "lymphocyte" : "monocyte",
                Map.of("monocyte", monocyte, "lymphocyte", 1 - monocyte),
                1,
                at,
                role,
                1,
                null);
    }

    private static String digest(int number) {
        return Sha256.hex(("picture " + number).getBytes(StandardCharsets.UTF_8));
    }
}
