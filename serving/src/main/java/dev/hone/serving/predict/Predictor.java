package dev.hone.serving.predict;

import dev.hone.model.Answer;
import dev.hone.model.ClassName;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.serving.journal.Journal;
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
import java.util.concurrent.Semaphore;

/** Answers pictures. Thread-safe; as many run at once as there are cores, since each run fills one. */
public final class Predictor {
    private static final double NANOS_A_MILLI = 1e6;

    private final Models models;
    private final Journal journal;
    private final Secret signingKey;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public Predictor(Models models, Journal journal, Secret signingKey) {
        this.models = models;
        this.journal = journal;
        this.signingKey = signingKey;
    }

    private record Timed(Answer answer, double millis) {}

    PredictResponse predict(String projectName, byte[] picture) {
        KnownProject project = models.project(projectName);
        try (Lease model = models.borrow(project)) {
            Timed timed = run(model, picture);
            Instant now = Instant.now();
            String digest = Sha256.hex(picture);
            List<ClassName> classes = model.info().classes();
            Map<String, Double> probabilities = byClass(classes, timed.answer().probabilities());
            String best = classes.get(timed.answer().best()).id();
            String id = new PredictionId(project.name(), model.version(), digest, best, now).sign(signingKey);
            Prediction prediction = new Prediction(
                    id,
                    project.name(),
                    model.version(),
                    digest,
                    best,
                    probabilities,
                    timed.millis(),
                    now,
                    ModelRole.PRODUCTION,
                    project.version().orElse(null));
            journal.offer(prediction, timed.answer().embedding(), picture);
            return new PredictResponse(
                    id, project.name(), model.version(), best, probabilities.get(best), probabilities, timed.millis());
        }
    }

    private Timed run(Lease model, byte[] picture) {
        cores.acquireUninterruptibly();
        try {
            Tensor tensor = PictureReader.read(picture, model.info().picture());
            long start = System.nanoTime();
            Answer answer = model.answer(tensor);
            return new Timed(answer, rounded((System.nanoTime() - start) / NANOS_A_MILLI, 1e2));
        } finally {
            cores.release();
        }
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
