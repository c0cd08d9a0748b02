package dev.hone.serving;

import dev.hone.serving.journal.Journal;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.keys.KeyRing;
import dev.hone.serving.keys.KeySource;
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

    @Bean
    Secret signingKey(Connections connections) {
        return connections.signingKey();
    }

    @Bean
    Models models() {
        return new Models();
    }

    @Bean
    Journal journal(PredictionStore store, ServingSettings settings) {
        return new Journal(store, Journal.Limits.usual(settings.embeddings()));
    }

    @Bean
    Predictor predictor(Models models, Journal journal, Secret signingKey) {
        return new Predictor(models, journal, signingKey);
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
}
