package dev.hone.serving.predict;

import dev.hone.model.Answer;
import dev.hone.model.ClassName;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.serving.answering.Turns;
import dev.hone.serving.explain.Explanations;
import dev.hone.serving.journal.Journal;
import dev.hone.serving.metrics.Meters;
import dev.hone.serving.metrics.Stage;
import dev.hone.serving.models.KnownProject;
import dev.hone.serving.models.Lease;
import dev.hone.serving.models.Models;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.datasets.PredictionId;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers pictures. Thread-safe. */
public final class Predictor {
    private static final double NANOS_A_MILLI = 1e6;

    private final Models models;
    private final Turns turns;
    private final Explanations explanations;
    private final Journal journal;
    private final Meters meters;
    private final Secret signingKey;

    public Predictor(
            Models models, Turns turns, Explanations explanations, Journal journal, Meters meters, Secret signingKey) {
        this.models = models;
        this.turns = turns;
        this.explanations = explanations;
        this.journal = journal;
        this.meters = meters;
        this.signingKey = signingKey;
    }

    /** What the network said, how long that took, and the explanation where one was asked for. */
    private record Run(Answer answer, double millis, Optional<byte[]> explanation) {}

    /** The answer to a picture, which is put on record. */
    public PredictResponse predict(KnownProject project, PredictQuery query, byte[] picture) {
        long asked = System.nanoTime();
        try (Lease model = models.borrow(project)) {
            Run run = turns.run(() -> {
                meters.took(Stage.WAIT, System.nanoTime() - asked);
                return run(model, picture, query.explain());
            });
            return answer(project, model, query, picture, run);
        }
    }

    private Run run(Lease model, byte[] picture, boolean explain) {
        long start = System.nanoTime();
        Tensor tensor = PictureReader.read(picture, model.info().picture());
        long decoded = System.nanoTime();
        Answer answer = model.answer(tensor);
        long answered = System.nanoTime();
        meters.took(Stage.DECODE, decoded - start);
        meters.took(Stage.FORWARD, answered - decoded);
        Optional<byte[]> explanation =
                explain ? Optional.of(Explanations.draw(model, tensor, answer.best())) : Optional.empty();
        return new Run(answer, rounded((answered - decoded) / NANOS_A_MILLI, 1e2), explanation);
    }

    private PredictResponse answer(KnownProject project, Lease model, PredictQuery query, byte[] picture, Run run) {
        Instant now = Instant.now();
        String digest = Sha256.hex(picture);
        List<ClassName> classes = model.info().classes();
        Map<String, Double> probabilities = byClass(classes, run.answer().probabilities());
        String best = classes.get(run.answer().best()).id();
        String id = PredictionId.of(project.name(), model.version(), digest, best, now)
                .sign(signingKey);
        Prediction prediction = new Prediction(
                id,
                project.name(),
                model.version(),
                digest,
                best,
                probabilities,
                run.millis(),
                now,
                ModelRole.PRODUCTION,
                project.version().orElse(null),
                query.clientRef());
        journal.offer(
                prediction,
                run.answer().embedding(),
                project.keepsPredictions() ? Optional.of(picture) : Optional.empty());
        run.explanation().ifPresent(png -> explanations.remember(id, png));
        meters.answered(project.name(), model.version(), best, probabilities.get(best));
        return new PredictResponse(
                id,
                project.name(),
                model.version(),
                best,
                probabilities.get(best),
                probabilities,
                run.millis(),
                run.explanation().map(png -> Explanations.url(id)).orElse(null));
    }

    private static Map<String, Double> byClass(List<ClassName> classes, float[] probabilities) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byClass.put(classes.get(i).id(), rounded(probabilities[i], 1e6));
        }
        return byClass;
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
