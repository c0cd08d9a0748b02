package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One classifier: what it tells apart and how it is trained. Constructing one checks it.
 *
 * @param weights null unless the project brings its own; {@link #startingWeights()} knows better
 * @param keepPredictions how long a picture is kept that was only asked about; zero keeps none, null is what is usual
 */
public record Project(
        String name,
        String title,
        List<ProjectClass> classes,
        PictureForm picture,
        String network,
        ProjectWeights weights,
        TrainingDefaults training,
        String schedule,
        GateLimits gate,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonDeserialize(using = DurationText.class)
        Duration keepPredictions) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** How other addresses of the web app begin: those of a project's pages begin with its name. */
    private static final Set<String> TAKEN =
            Set.of("assets", "webjars", "health", "error", "metrics", "v1", "openapi", "docs");

    private static final String SMALL = "small-cnn";

    /** The one network whose learned weights are known here. */
    private static final String KNOWN = "efficientnet-lite0";

    private static final List<String> NETWORKS = List.of(SMALL, KNOWN, "mobilenet-v2", "resnet-18");
    private static final int SMALL_PICTURE = 64;

    /** What all but the small one were made for. */
    private static final int USUAL_PICTURE = 224;

    private static final int SMALLEST_PICTURE = 16;
    private static final int LARGEST_PICTURE = 512;
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    public Project {
        if (name == null || !NAME.matcher(name).matches()) {
            throw InvalidProjectException.because(
                    String.valueOf(name),
                    "name",
                    "a name is 2 to 40 of a-z, 0-9 and '-', and begins with a letter, not '%s'".formatted(name));
        }
        if (TAKEN.contains(name)) {
            throw InvalidProjectException.because(
                    name,
                    "name",
                    "a name is not '%s', with which addresses of Hone's own begin; '%1$s-pictures' would do"
                            .formatted(name));
        }
        title = title == null ? name : title;
        classes = classes == null ? List.of() : List.copyOf(classes);
        network = network == null ? SMALL : network;
        if (!NETWORKS.contains(network)) {
            throw InvalidProjectException.because(
                    name, "network", "network is one of %s, not '%s'".formatted(String.join(", ", NETWORKS), network));
        }
        picture = (picture == null ? PictureForm.USUAL : picture)
                .orSize(network.equals(SMALL) ? SMALL_PICTURE : USUAL_PICTURE);
        training = training == null ? TrainingDefaults.USUAL : training;
        gate = gate == null ? GateLimits.USUAL : gate;
        checkClasses(name, classes);
        checkNamed(name, classes, gate);
        if (picture.size() < SMALLEST_PICTURE || picture.size() > LARGEST_PICTURE) {
            throw InvalidProjectException.because(
                    name,
                    "picture.size",
                    "picture size is %d to %d pixels".formatted(SMALLEST_PICTURE, LARGEST_PICTURE));
        }
        checkSchedule(name, schedule);
        checkKept(name, keepPredictions);
        if (training.strategy().freezes() && weights == null && !network.equals(KNOWN)) {
            throw InvalidProjectException.because(
                    name,
                    "training.strategy",
                    "the strategies head and finetune start from learned weights: %s brings its own, for %s name them, weights: { file: ..., sha256: ... }"
                            .formatted(KNOWN, network));
        }
    }

    /** A project that asks of its versions what is usual, and keeps what it was asked about as long as is usual. */
    public Project(
            String name,
            String title,
            List<ProjectClass> classes,
            PictureForm picture,
            String network,
            ProjectWeights weights,
            TrainingDefaults training,
            String schedule) {
        this(name, title, classes, picture, network, weights, training, schedule, null, null);
    }

    /** What a training starts from; empty for random weights. */
    public Optional<ProjectWeights> startingWeights() {
        boolean known = network.equals(KNOWN) && training.strategy().freezes();
        return Optional.ofNullable(weights == null && known ? ProjectWeights.EFFICIENTNET_LITE0 : weights);
    }

    /** The class that is meant: by its id, or by its id or label written otherwise, as {@code Leaf_Rust} for {@code leaf-rust}. */
    public Optional<ProjectClass> classMeant(String text) {
        String plain = plain(text);
        return classNamed(text)
                .or(() -> classes.stream()
                        .filter(c -> plain(c.id()).equals(plain))
                        .findFirst())
                .or(() -> classes.stream()
                        .filter(c -> plain(c.label()).equals(plain))
                        .findFirst());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]+", "-");
    }

    /** The class of this id. */
    public Optional<ProjectClass> classNamed(String id) {
        return classes.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private static void checkSchedule(String name, String schedule) {
        Optional<String> complaint = Optional.ofNullable(schedule).flatMap(Cron::complaint);
        if (complaint.isPresent()) {
            throw InvalidProjectException.because(name, "schedule", complaint.get());
        }
    }

    private static void checkKept(String name, Duration keepPredictions) {
        if (keepPredictions != null && (keepPredictions.isNegative() || keepPredictions.compareTo(LONGEST_KEPT) > 0)) {
            throw InvalidProjectException.because(
                    name,
                    "keepPredictions",
                    "keepPredictions is 0 to P%dD, not %s".formatted(LONGEST_KEPT.toDays(), keepPredictions));
        }
    }

    private static void checkClasses(String name, List<ProjectClass> classes) {
        if (classes.size() < 2) {
            throw InvalidProjectException.because(name, "classes", "a classifier needs at least two classes");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < classes.size(); i++) {
            ProjectClass c = classes.get(i);
            String key = "classes[%d]".formatted(i);
            if (c.id() == null || !NAME.matcher(c.id()).matches()) {
                throw InvalidProjectException.because(
                        name, key, "class id '%s' is not 2 to 40 of a-z, 0-9 and '-'".formatted(c.id()));
            }
            if (!seen.add(c.id())) {
                throw InvalidProjectException.because(name, key, "class '%s' is there twice".formatted(c.id()));
            }
        }
    }

    private static void checkNamed(String name, List<ProjectClass> classes, GateLimits gate) {
        List<String> ids = classes.stream().map(ProjectClass::id).toList();
        gate.classes().keySet().stream()
                .filter(id -> !ids.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw InvalidProjectException.because(
                            name,
                            "gate.classes." + id,
                            "gate.classes names '%s', which is no class; there are: %s"
                                    .formatted(id, String.join(", ", ids)));
                });
    }
}
