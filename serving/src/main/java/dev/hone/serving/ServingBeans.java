package dev.hone.serving;

import dev.hone.serving.answering.Turns;
import dev.hone.serving.bodies.Bodies;
import dev.hone.serving.bodies.BodyLimits;
import dev.hone.serving.explain.Explanations;
import dev.hone.serving.explain.KeptPictures;
import dev.hone.serving.feedback.Judgements;
import dev.hone.serving.journal.Journal;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.keys.CallerRules;
import dev.hone.serving.keys.KeyRing;
import dev.hone.serving.keys.KeySource;
import dev.hone.serving.metrics.Meters;
import dev.hone.serving.metrics.ServingFigures;
import dev.hone.serving.models.ModelFollower;
import dev.hone.serving.models.ModelSource;
import dev.hone.serving.models.Models;
import dev.hone.serving.predict.Predictor;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.Secret;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts serving's parts together. */
@Configuration(proxyBeanMethods = false)
class ServingBeans {
    private static final int EXPLANATION_BYTES = 16 << 20;

    @Bean
    Secret signingKey(Connections connections) {
        return connections.signingKey();
    }

    @Bean
    CallerRules callerRules(ServingSettings settings) {
        return settings.callers();
    }

    @Bean
    BodyLimits bodyLimits() {
        return BodyLimits.USUAL;
    }

    @Bean
    Bodies bodies(BodyLimits limits) {
        return new Bodies(limits);
    }

    @Bean
    Models models() {
        return new Models();
    }

    @Bean
    Turns turns(ServingSettings settings) {
        return new Turns(Runtime.getRuntime().availableProcessors(), settings.longestWait());
    }

    @Bean
    Journal journal(PredictionStore store, ServingSettings settings) {
        return new Journal(store, settings.cache().resolve("journal"), Journal.Limits.usual(settings.embeddings()));
    }

    @Bean
    Explanations explanations(Models models, Turns turns, KeptPictures pictures) {
        return new Explanations(models, turns, pictures, EXPLANATION_BYTES);
    }

    @Bean
    Meters meters(Models models, Turns turns, Bodies bodies, Journal journal) {
        Meters meters = new Meters();
        ServingFigures.show(meters, models, turns, bodies, journal);
        return meters;
    }

    @Bean
    Predictor predictor(
            Models models, Turns turns, Explanations explanations, Journal journal, Meters meters, Secret signingKey) {
        return new Predictor(models, turns, explanations, journal, meters, signingKey);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService loaders() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    ModelFollower follower(Models models, ModelSource source, ServingSettings settings, ExecutorService loaders) {
        return new ModelFollower(models, source, settings.cache(), loaders);
    }

    @Bean
    Polling polling(ModelFollower follower, ModelSource source) {
        return new Polling("follower", Duration.ofSeconds(1), follower::poll, source::leave);
    }

    @Bean
    KeyRing keyRing(KeySource source, ServingSettings settings) {
        return new KeyRing(source, settings.cache().resolve("keys.json"));
    }

    @Bean
    Polling keyPolling(KeyRing keys) {
        return new Polling("keys", Duration.ofSeconds(2), keys::refresh, () -> {});
    }

    @Bean
    Polling judgementPolling(Judgements judgements) {
        return new Polling("judgements", Duration.ofSeconds(1), judgements::catchUp, judgements::catchUp);
    }
}
