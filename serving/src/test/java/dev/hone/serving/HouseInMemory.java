package dev.hone.serving;

import dev.hone.pictures.Sha256;
import dev.hone.serving.feedback.Judgements;
import dev.hone.serving.journal.Line;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.keys.KeySource;
import dev.hone.serving.keys.KeysInMemory;
import dev.hone.serving.models.ModelSource;
import dev.hone.serving.models.SmallHouse;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A house without servers; it passes the same tests as the one with real ones. */
final class HouseInMemory implements House, PredictionStore, Judgements {
    private final Path cache;
    private final SmallHouse models = new SmallHouse();
    private final KeysInMemory keys = new KeysInMemory();
    private final Map<String, Line> predictions = new ConcurrentHashMap<>();
    private final Set<String> pictures = ConcurrentHashMap.newKeySet();
    private final List<Judgement> judgements = new CopyOnWriteArrayList<>();
    private int version;

    HouseInMemory(Path cache) {
        this.cache = cache;
        models.project("cells");
        models.project("leaves");
    }

    /** Serving without its stores; not a component, so that nothing but this class finds it. */
    @EnableAutoConfiguration
    @ComponentScan({
        "dev.hone.serving.predict",
        "dev.hone.serving.feedback",
        "dev.hone.serving.health",
        "dev.hone.serving.keys",
        "dev.hone.serving.problems"
    })
    @Import(ServingBeans.class)
    static class WithoutStores {}

    @Override
    public ConfigurableApplicationContext serve() {
        Connections connections = Connections.from(Connections.NAMES.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> name.equals("HONE_SIGNING_KEY") ? SIGNING_KEY.value() : "http://127.0.0.1:1")));
        SpringApplication application = new SpringApplication(WithoutStores.class);
        application.setDefaultProperties(Map.of("server.port", "0"));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(ServingSettings.class, () -> new ServingSettings("127.0.0.1", 0, cache, 1, connections));
            beans.registerBean(Connections.class, () -> connections);
            beans.registerBean(ModelSource.class, () -> models);
            beans.registerBean(KeySource.class, () -> keys);
            beans.registerBean(HouseInMemory.class, () -> this, definition -> definition.setDestroyMethodName(""));
        });
        return application.run();
    }

    @Override
    public String key(String name, Role role, Instant expires) {
        return keys.add(name, role, expires);
    }

    @Override
    public void revoke(String name) {
        keys.revoke(name);
    }

    @Override
    public ApiKey known(String name) {
        return keys.named(name);
    }

    @Override
    public int promote(Path bundle) {
        models.promote("cells", ++version, bundle);
        return version;
    }

    @Override
    public boolean keeps(String predictionId, String digest) {
        return predictions.containsKey(predictionId) && pictures.contains(digest);
    }

    @Override
    public Line line(String predictionId) {
        return predictions.get(predictionId);
    }

    @Override
    public List<Judgement> judgements() {
        return judgements;
    }

    @Override
    public boolean keep(String project, byte[] picture) {
        pictures.add(Sha256.hex(picture));
        return true;
    }

    @Override
    public void write(List<Line> lines) {
        lines.forEach(line -> predictions.put(line.prediction().id(), line));
    }

    @Override
    public synchronized Judgement judge(JudgementDraft draft) {
        if (!pictures.contains(draft.picture())) {
            throw ProblemException.picturePending();
        }
        Judgement judgement = new Judgement(
                "j" + judgements.size(),
                draft.project(),
                draft.picture(),
                draft.kind(),
                draft.label(),
                draft.by(),
                Instant.now(),
                draft.via(),
                draft.predictionId(),
                draft.note(),
                draft.sampled());
        Optional<Judgement> newest = judgements.stream()
                .filter(known -> known.picture().equals(draft.picture()))
                .reduce((before, after) -> after);
        if (newest.isPresent() && newest.get().saysTheSameAs(judgement)) {
            return newest.get();
        }
        judgements.add(judgement);
        return judgement;
    }

    @Override
    public void close() {
        judgements.clear();
    }
}
