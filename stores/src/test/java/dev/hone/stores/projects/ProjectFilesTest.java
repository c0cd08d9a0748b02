package dev.hone.stores.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.pictures.Fit;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.TrainingDefaults.Optimizer.Kind;
import dev.hone.stores.projects.TrainingDefaults.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFilesTest {
    private static final Path PROJECTS = Path.of("../projects");

    @TempDir
    private Path folder;

    @Test
    void fillsInWhatIsUsual() throws IOException {
        Project project = read("name: leaves\nclasses: [healthy, {id: rust, label: Leaf rust}]\npicture: {fit: pad}");

        assertThat(project.classes())
                .containsExactly(new ProjectClass("healthy", "healthy"), new ProjectClass("rust", "Leaf rust"));
        assertThat(project.title()).isEqualTo("leaves");
        assertThat(project.picture().size()).isEqualTo(64);
        assertThat(project.picture().fit()).isEqualTo(Fit.PAD);
        assertThat(project.network()).isEqualTo("small-cnn");
        assertThat(project.training().epochs()).isEqualTo(30);
    }

    @Test
    void comesBackFromJsonAsItWas() throws IOException {
        Project project = read("name: leaves\nclasses: [healthy, rust]\nschedule: '0 6 * * 1'");
        assertThat(Json.read(Json.text(project), Project.class)).isEqualTo(project);
    }

    @Test
    void comesBackFromItsOwnFileAsItWas() throws IOException {
        for (Project project : ProjectFiles.readAll(PROJECTS)) {
            assertThat(read(ProjectFiles.text(project))).isEqualTo(project);
        }
    }

    @Test
    void namesAFieldThatNoProjectHas() {
        refused("name: leaves\nclasses: [healthy, rust]\nepochs: 3", "epochs");
    }

    @Test
    void refusesNamesAndClassesThatCouldNotBeKeys() {
        refused("name: My Leaves\nclasses: [healthy, rust]", "'My Leaves'");
        refused("name: leaves\nclasses: [healthy, ../rust]", "'../rust'");
        refused("name: leaves\nclasses: [healthy, healthy]", "twice");
        refused("name: leaves\nclasses: [healthy]", "at least two classes");
        refused("name: leaves\nclasses: [healthy, rust]\npicture: {size: 4000}", "16 to 512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "webjars", "health", "error", "metrics", "v1", "openapi", "docs"})
    void refusesNamesWithWhichAddressesOfTheWebAppBegin(String name) throws IOException {
        refused("name: %s\nclasses: [healthy, rust]".formatted(name), "'%s'".formatted(name));
        assertThat(read("name: %s-pictures\nclasses: [healthy, rust]".formatted(name))
                        .name())
                .startsWith(name);
    }

    @Test
    void takesEveryChoiceOfATraining() throws IOException {
        TrainingDefaults training = read("""
                name: leaves
                classes: [healthy, rust]
                training:
                  strategy: scratch
                  optimizer: { kind: sgd, momentum: 0.8, weightDecay: 0.001 }
                  schedule: { kind: plateau, warmUp: 0.1, factor: 0.5, patience: 2 }
                  regularization: { dropout: 0.2, labelSmoothing: 0.1 }
                  classWeights: false
                  augmentation: { flip: false, blur: false }
                  views: 5
                  patience: 4
                  seed: 9
                  threads: 1
                """).training();

        assertThat(training.optimizer()).isEqualTo(new TrainingDefaults.Optimizer(Kind.SGD, 0.8, 0.001));
        assertThat(training.schedule())
                .isEqualTo(new TrainingDefaults.Schedule(TrainingDefaults.Schedule.Kind.PLATEAU, 0.1, 0.5, 2));
        assertThat(training.augmentation())
                .isEqualTo(new TrainingDefaults.Augmentation(false, null, null, null, false));
        assertThat(training.seed()).isEqualTo(9);
        assertThat(training.epochs()).isEqualTo(30);
    }

    @Test
    void takesTheLimitsOfTheGate() throws IOException {
        Project project = read("""
                name: leaves
                classes: [healthy, rust]
                gate:
                  accuracy: 0.85
                  recall: 0.7
                  latency: PT0.05S
                  size: 1.5 MB
                  classes: { rust: { recall: 0.9, margin: 0.02 } }
                """);
        GateLimits gate = project.gate();

        assertThat(gate.accuracy()).isEqualTo(0.85);
        assertThat(gate.latency()).isEqualTo(Duration.ofMillis(50));
        assertThat(gate.size()).isEqualTo(new DataSize(1_500_000)).hasToString("1500kB");
        assertThat(gate.calibrationError()).isNull();
        assertThat(gate.recallOf("rust")).isEqualTo(0.9);
        assertThat(gate.recallOf("healthy")).isEqualTo(0.7);
        assertThat(gate.marginOf("rust")).isEqualTo(0.02);
        assertThat(gate.marginOf("healthy")).isEqualTo(0.05);
        assertThat(Json.read(Json.text(project), Project.class)).isEqualTo(project);
    }

    @Test
    void aNetworkAndAStrategyAreEnough() throws IOException {
        Project project =
                read("name: leaves\nclasses: [healthy, rust]\nnetwork: efficientnet-lite0\ntraining: {strategy: head}");

        assertThat(project.picture().size()).isEqualTo(224);
        assertThat(project.training().batchSize()).isEqualTo(64);
        assertThat(project.training().optimizer()).isNull();
        assertThat(project.weights()).isNull();
        assertThat(project.startingWeights()).contains(ProjectWeights.EFFICIENTNET_LITE0);
        assertThat(Json.read(Json.text(project), Project.class)).isEqualTo(project);
    }

    @Test
    void aProjectOfBeforeTheStrategiesStaysAsItWas() throws IOException {
        Project now = read("name: leaves\nclasses: [healthy, rust]\ntraining: {epochs: 5}");
        String before = """
                {"name":"leaves","title":"leaves","classes":[{"id":"healthy","label":"healthy"},{"id":"rust","label":"rust"}],
                "picture":{"size":64,"channels":"COLOUR","fit":"CROP"},"network":"small-cnn",
                "training":{"epochs":5,"batchSize":16,"learningRate":0.002},"schedule":null}""";

        assertThat(Json.read(before, Project.class)).isEqualTo(now);
        assertThat(now.startingWeights()).isEmpty();
        assertThat(now.gate()).isEqualTo(GateLimits.USUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    training: {strategy: magic}                    | training.strategy is head or finetune or scratch, not 'magic'
                    training: {epochs: 0}                          | training.epochs is 1 or more, not 0
                    training: {epochs: 1.5}                        | training.epochs is a whole number
                    training: {epochs: many}                       | training.epochs is a whole number, not 'many'
                    training: {learningRate: 2}                    | training.learningRate is above 0 and at most 1, not 2.0
                    training: {views: 33}                          | training.views is 0 to 32, not 33
                    training: {epoch: 3}                           | there is no key training.epoch; there are: augmentation, batchSize, classWeights, epochs
                    training: {optimizer: {kind: lion}}            | training.optimizer.kind is adamw or sgd, not 'lion'
                    training: {optimizer: {momentum: 1}}           | training.optimizer.momentum is 0 or more and below 1, not 1.0
                    training: {optimizer: sgd}                     | training.optimizer is a group of keys
                    training: {schedule: {factor: 0}}              | training.schedule.factor is above 0 and below 1, not 0.0
                    training: {augmentation: {flip: maybe}}        | training.augmentation.flip is true or false, not 'maybe'
                    gate: {accuracy: 85}                           | gate.accuracy is 0 to 1, not 85.0
                    gate: {margin: 0}                              | gate.margin is above 0 and below 1, not 0.0
                    gate: {latency: 50ms}                          | gate.latency is a duration, such as PT0.05S for 50 milliseconds, not '50ms'
                    gate: {latency: PT0S}                          | gate.latency is longer than nothing, such as PT0.05S, not 'PT0S'
                    gate: {size: big}                              | gate.size is a size, such as 20MB, not 'big'
                    gate: {precision: 0.8}                         | there is no key gate.precision; there are: accuracy, calibrationError, classes, latency, margin
                    gate: {classes: {rust: {recall: 2}}}           | gate.classes.rust.recall is 0 to 1, not 2.0
                    gate: {classes: {mildew: {recall: 0.9}}}       | gate.classes names 'mildew', which is no class; there are: healthy, rust
                    gate: strict                                   | gate is a group of keys
                    picture: {fit: squeeze}                        | picture.fit is crop or pad or stretch, not 'squeeze'
                    network: big-cnn                               | network is one of small-cnn, efficientnet-lite0, mobilenet-v2, resnet-18, not 'big-cnn'
                    "network: resnet-18\ntraining: {strategy: head}" | for resnet-18 name them, weights: { file: ..., sha256: ... }
                    weights: {file: resnet18.pth}                  | weights.sha256 is the file's SHA-256 (sha256sum tells it), and is missing
                    weights: {file: resnet18.pth, sha256: abc}     | weights.sha256 has 64 hexadecimal digits (sha256sum tells them), not 'abc'
                    keepPredictions: a month                       | keepPredictions is a duration, such as P30D, or 0, not 'a month'
                    keepPredictions: -P1D                          | keepPredictions is 0 to P36500D, not PT-24H
                    keepPredictions: P36501D                       | keepPredictions is 0 to P36500D, not PT876024H
                    keepPredictions: {days: 30}                    | keepPredictions is a duration, such as P30D, or 0
                    weights: {sha256: abc}                         | weights.file is the path of the weights, and is missing
                    """)
    void namesTheKeyAndWhatIsAllowed(String yaml, String reason) {
        refused("name: leaves\nclasses: [healthy, rust]\n" + yaml.replace("\\n", "\n"), reason);
    }

    @Test
    void tellsAllThatIsWrongWithItsLine() {
        assertThatThrownBy(() -> read("""
                        name: leaves
                        classes:
                          - healthy
                          - Rust!
                          - healthy
                        network: big-cnn
                        picture:
                          size: 4000
                          fit: squeeze
                        training:
                          epochs: 0
                          epoch: 3
                          optimizer: { kind: lion }
                        weights: { file: resnet18.pth }
                        schedule: "0 6 * *"
                        colour: true
                        keepPredictions: 30
                        """))
                .isInstanceOf(InvalidProjectException.class)
                .hasMessageContainingAll(
                        "project.yaml: line 4: class id 'Rust!'",
                        "; line 5: class 'healthy' is there twice",
                        "; line 6: network is one of",
                        "; line 9: picture.fit is crop or pad or stretch, not 'squeeze'",
                        "; line 11: training.epochs is 1 or more, not 0",
                        "; line 12: there is no key training.epoch",
                        "; line 13: training.optimizer.kind is adamw or sgd, not 'lion'",
                        "; line 14: weights.sha256 is the file's SHA-256",
                        "; line 15: schedule has five fields",
                        "; line 16: there is no key colour",
                        "; line 17: keepPredictions is a duration, such as P30D, or 0, not '30'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""                                                  | line 1: there is no project in it
                    "- leaves"                                          | line 1: there is no project in it
                    "name: leaves\nname: trees"                        | line 2: the key name is there twice
                    "name: leaves\nclasses: [healthy, rust"            | line 2:
                    "name: leaves\n\tclasses: [healthy, rust]"        | line 2:
                    "title: Leaves\nclasses: [a1, b1]"                 | line 1: a name is 2 to 40
                    "name: leaves\nclasses: [healthy]"                 | line 2: a classifier needs at least two classes
                    "name: leaves\nclasses: [healthy, rust]\n---\na: b" | line 4: a second project begins here
                    """)
    void tellsTheLineWhereNoProjectCanBeRead(String yaml, String reason) {
        refused(yaml.replace("\\n", "\n").replace("\\t", "\t"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 6 * * 1", "*/15 8-18 1,15 JAN-MAR MON-FRI", "0 0 * * 7", "@weekly"})
    void takesSchedulesAsCronDoes(String schedule) throws IOException {
        assertThat(read("name: leaves\nclasses: [healthy, rust]\nschedule: '%s'".formatted(schedule))
                        .schedule())
                .isEqualTo(schedule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    60 6 * * 1    | schedule has no minute '60': there are 0 to 59
                    0 6 * * MOO   | schedule has no day of the week 'MOO'
                    0 6 0 * *     | schedule has no day of the month '0': there are 1 to 31
                    0 9-6 * * *   | schedule has no hour '9-6'
                    */0 * * * *   | schedule has no minute '*/0'
                    0 6 * * 1;    | schedule has no day of the week '1;'
                    every monday  | schedule has five fields
                    @sometimes    | schedule has five fields
                    """)
    void refusesSchedulesThatNeverCome(String schedule, String reason) {
        refused("name: leaves\nclasses: [healthy, rust]\nschedule: '%s'".formatted(schedule), "line 3: " + reason);
    }

    @ParameterizedTest
    @CsvSource({"P7D, P7D", "PT36H, P1DT12H", "0, PT0S", "PT0S, PT0S"})
    void saysHowLongPicturesAreKeptThatWereOnlyAskedAbout(String said, Duration kept) throws IOException {
        Project project = read("name: leaves\nclasses: [healthy, rust]\nkeepPredictions: " + said);

        assertThat(project.keepPredictions()).isEqualTo(kept);
        assertThat(Json.read(Json.text(project), Project.class)).isEqualTo(project);
        assertThat(read("name: leaves\nclasses: [healthy, rust]").keepPredictions())
                .isNull();
    }

    @Test
    void theProjectsOfHoneAreSound() {
        assertThat(ProjectFiles.readAll(PROJECTS))
                .extracting(
                        Project::name,
                        project -> project.classes().size(),
                        Project::network,
                        project -> project.picture().size(),
                        project -> project.training().strategy())
                .containsExactlyInAnyOrder(
                        tuple("cells", 5, "small-cnn", 64, Strategy.SCRATCH),
                        tuple("leukemia", 4, "efficientnet-lite0", 224, Strategy.HEAD),
                        tuple("cassava", 5, "mobilenet-v2", 224, Strategy.FINETUNE),
                        tuple("medical-mnist", 6, "resnet-18", 64, Strategy.SCRATCH),
                        tuple("cats", 2, "efficientnet-lite0", 224, Strategy.HEAD),
                        tuple("animals", 3, "resnet-18", 128, Strategy.SCRATCH));
    }

    /** torchvision puts the beginning of a file's digest into its name. */
    @Test
    void theWeightsOfCassavaAreThoseThatTheirNameSays() {
        assertThat(ProjectFiles.read(PROJECTS.resolve("cassava.yaml")).startingWeights())
                .hasValueSatisfying(weights -> assertThat(weights.file())
                        .endsWith(
                                "mobilenet_v2-%s.pth".formatted(weights.sha256().substring(0, 8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leukemia", "cassava", "medical-mnist", "cats", "animals"})
    void aProjectWithoutPicturesSaysHowToGetThem(String name) throws IOException {
        assertThat(Files.readString(PROJECTS.resolve(name + ".yaml")))
                .containsPattern("(?m)^# Pictures: .*\n#   https://\\S+$")
                .containsPattern("(?m)^# Licence: \\S+")
                .containsPattern("(?m)^#   [.]/hone import %s \\S+$".formatted(name));
    }

    @Test
    void tellsInWhatTwoVersionsDiffer() throws IOException {
        Project before = read("name: leaves\nclasses: [healthy, {id: rust, label: Rust}]\ntraining: {epochs: 30}");
        Project after =
                read("name: leaves\nclasses: [{id: rust, label: Leaf rust}, healthy, spots]\nschedule: '@weekly'");

        assertThat(ProjectDifference.between(before, after))
                .containsExactly(
                        "classes[rust].label: Rust -> Leaf rust",
                        "classes[spots].id: none -> spots",
                        "classes[spots].label: none -> spots",
                        "schedule: none -> @weekly");
        assertThat(ProjectDifference.between(after, after)).isEmpty();
    }

    private void refused(String yaml, String reason) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidProjectException.class)
                .hasMessageContaining("project.yaml")
                .hasMessageContaining(reason);
    }

    private Project read(String yaml) throws IOException {
        Path file = folder.resolve("project.yaml");
        Files.writeString(file, yaml);
        return ProjectFiles.read(file);
    }
}
