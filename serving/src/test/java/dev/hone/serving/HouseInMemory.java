package dev.hone.serving;

import dev.hone.pictures.Sha256;
import dev.hone.serving.explain.KeptPictures;
import dev.hone.serving.feedback.Judgements;
import dev.hone.serving.journal.Line;
import dev.hone.serving.journal.PredictionStore;
import dev.hone.serving.keys.KeySource;
import dev.hone.serving.keys.KeysInMemory;
import dev.hone.serving.models.ModelSource;
import dev.hone.serving.models.SmallHouse;
import dev.hone.serving.predict.NamedPictures;
import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.JudgementDraft;
import dev.hone.stores.datasets.PictureErasedException;
import dev.hone.stores.datasets.PictureNotStoredException;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A house without servers; it passes the same tests as the one with real ones. */
final class HouseInMemory implements House, PredictionStore, Judgements, KeptPictures, NamedPictures {
    private final Path cache;
    private final BiFunction<Path, Connections, ServingSettings> settings;
    private final boolean remembers;
    private final SmallHouse models = new SmallHouse();
    private final KeysInMemory keys = new KeysInMemory();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private final Map<String, Line> predictions = new ConcurrentHashMap<>();
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private final Map<String, byte[]> addressed = new ConcurrentHashMap<>();
    private final List<Judgement> judgements = new CopyOnWriteArrayList<>();
    private int version;

    HouseInMemory(Path cache) {
        this(cache, TestSettings::of, true);
    }

    private HouseInMemory(Path cache, BiFunction<Path, Connections, ServingSettings> settings, boolean remembers) {
        this.cache = cache;
        this.settings = settings;
        this.remembers = remembers;
        models.project("cells");
        models.project("leaves");
    }

    /** One set as a house is, that keeps nothing of what it is told, so that its memory is serving's. */
    static HouseInMemory forgetful(Path cache) {
        return new HouseInMemory(cache, TestSettings::usual, false);
    }

    /** Serving without its stores; not a component, so that nothing but this class finds it. */
    @EnableAutoConfiguration
    @ComponentScan({
        "dev.hone.serving.bodies",
        "dev.hone.serving.explain",
        "dev.hone.serving.predict",
        "dev.hone.serving.feedback",
        "dev.hone.serving.health",
        "dev.hone.serving.keys",
        "dev.hone.serving.metrics",
        "dev.hone.serving.openapi",
        "dev.hone.serving.problems",
        "dev.hone.serving.scoring"
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
            beans.registerBean(ServingSettings.class, () -> settings.apply(cache, connections));
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
        return promote("cells", bundle);
    }

    @Override
    public int promote(String project, Path bundle) {
        models.promote(project, ++version, bundle);
        return version;
    }

    @Override
    public boolean keeps(String predictionId, String digest) {
        return predictions.containsKey(predictionId) && pictures.containsKey(digest);
    }

    @Override
    public boolean keepsLine(String predictionId) {
        return predictions.containsKey(predictionId);
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
        String digest = Sha256.hex(picture);
        if (erased.contains(digest)) {
            return false;
        }
        if (remembers) {
            pictures.put(digest, picture);
        }
        return true;
    }

    @Override
    public void erase(String digest) {
        erased.add(digest);
        pictures.remove(digest);
    }

    @Override
    public void refuseErased(String project, String digest) {
        if (erased.contains(digest)) {
            throw ProblemException.pictureErased(PictureErasedException.of(project, digest));
        }
    }

    @Override
    public void write(List<Line> lines) {
        if (remembers) {
            lines.forEach(line -> predictions.put(line.prediction().id(), line));
        }
    }

    @Override
    public Optional<byte[]> find(String project, String digest) {
        return Optional.ofNullable(pictures.get(digest));
    }

    @Override
    public Named at(String address) {
        byte[] picture = addressed.get(address);
        if (picture == null) {
            throw address.startsWith("s3://memory/")
                    ? ProblemException.noSuchPicture(address)
                    : ProblemException.badRequest(address + " is elsewhere");
        }
        return new Named() {
            @Override
            public long size() {
                return picture.length;
            }

            @Override
            public byte[] bytes() {
                return picture;
            }
        };
    }

    @Override
    public String put(byte[] picture) {
        String address = "s3://memory/" + addressed.size();
        addressed.put(address, picture);
        return address;
    }

    @Override
    public void keepPictures(boolean keep) {
        models.keepPictures("cells", keep);
    }

    @Override
    public void catchUp() {}

    @Override
    public synchronized Judgement judge(JudgementDraft draft, Optional<byte[]> picture) {
        refuseErased(draft.project(), draft.picture());
        picture.ifPresent(bytes -> keep(draft.project(), bytes));
        if (!pictures.containsKey(draft.picture())) {
            throw PictureNotStoredException.of(draft.project(), draft.picture());
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
