package dev.hone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerKind;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOrderTest {

    private static final TrainingOrder ORDER = new TrainingOrder(
            "colors",
            "small-cnn",
            SampleBundle.CLASSES,
            SampleBundle.SPEC,
            new TrainingSettings(30, 16, 0.001, 7, 2),
            new StartingWeights("weights/lite0.pth", "ab".repeat(32), List.of("blue", "red")),
            "ab12",
            "run-1",
            "0.1.0",
            List.of(new Example("aa", 0, Split.TRAIN), new Example("bb", 2, Split.JUDGED)));

    @TempDir
    Path work;

    @Test
    void givesBackWhatWasWritten() {
        ORDER.write(work.resolve("new"));

        assertThat(TrainingOrder.read(work.resolve("new"))).isEqualTo(ORDER);
    }

    @Test
    void readsLikeTheOtherFiles() throws IOException {
        ORDER.write(work);

        assertThat(work.resolve("order.json"))
                .content()
                .contains("\"batch_size\" : 16", "\"learning_rate\" : 0.001", "\"split\" : \"judged\"");
    }

    @Test
    void givesWhatIsLeftOutItsUsualValue() throws IOException {
        Files.writeString(work.resolve("order.json"), """
                {
                  "project": "colors",
                  "network": "small-cnn",
                  "classes": [{ "id": "red", "label": "Red" }, { "id": "blue", "label": "Blue" }],
                  "picture": { "width": 20, "height": 12, "channels": "colour", "fit": "crop" },
                  "settings": {
                    "epochs": 3,
                    "batch_size": 8,
                    "learning_rate": 0.1,
                    "seed": 1,
                    "threads": 1,
                    "optimizer": { "kind": "sgd" },
                    "augmentation": { "flip": false }
                  },
                  "weights": { "file": "lite0.pth", "sha256": "%s" },
                  "examples": []
                }
                """.formatted("ab".repeat(32)));

        TrainingOrder order = TrainingOrder.read(work);

        assertThat(order.weights().classes()).isNull();
        assertThat(order.settings().strategy()).isEqualTo(Strategy.SCRATCH);
        assertThat(order.settings().optimizer()).isEqualTo(new OptimizerSettings(OptimizerKind.SGD, 0.9, 0.01));
        assertThat(order.settings().schedule()).isEqualTo(ScheduleSettings.DEFAULT);
        assertThat(order.settings().augmentation()).isEqualTo(new Augmentation(false, true, true, true, true));
        assertThat(order.settings().classWeights()).isTrue();
    }

    @Test
    void saysWhereItLookedForAnOrder() {
        assertThat(refusal())
                .hasMessageStartingWith("there is no training order at ")
                .hasMessageEndingWith("order.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "epochs" : 30            | "epochs" : 0            | settings: epochs must be at least 1, not 0
                    "learning_rate" : 0.001  | "learning_rate" : -1    | settings: learning_rate must be above 0 and at most 1, not -1.0
                    "batch_size" : 16        | "batch_size" : "many"   | settings.batch_size: 'many' does not fit here
                    "label" : 2              | "label" : 3             | picture bb has label 3, but there are 3 classes
                    "split" : "judged"       | "split" : "later"       | examples.[1].split: 'later' does not fit here
                    "id" : "green"           | "id" : "red"            | a class id appears twice
                    "fit" : "crop"           | "fit" : null            | picture: fit is missing
                    "width" : 20             | "width" : 0             | sides of 1 to 1024 pixels, not 0 x 12
                    "run" : "run-1"          | "run" : 1, "wish" : 2    | wish: there is no such field
                    "epochs" : 30,           | ''                      | settings.epochs: the field is missing
                    "kind" : "adamw"         | "kind" : "lion"         | settings.optimizer.kind: 'lion' does not fit here
                    "momentum" : 0.9         | "momentum" : 1          | settings.optimizer: momentum must be at least 0 and below 1, not 1.0
                    "warm_up" : 0.05         | "warmup" : 0.05         | settings.schedule.warmup: there is no such field
                    "factor" : 0.3           | "factor" : 0            | settings.schedule: factor must be above 0 and below 1, not 0.0
                    "dropout" : 0.0          | "dropout" : -0.1        | settings.regularization: dropout must be at least 0 and below 1, not -0.1
                    "strategy" : "scratch"   | "strategy" : "magic"    | settings.strategy: 'magic' does not fit here
                    "views" : 3              | "views" : 33            | settings: views must be at most 32, not 33
                    "file" : "weights/       | "file" : "../           | weights: the weights lie in the working directory, not at '../lite0.pth'
                    "sha256" : "abab         | "sha256" : "ABab        | weights: sha256 has 64 lower-case hexadecimal digits, not 'ABab
                    "blue", "red" ]          | "blue", "blue" ]        | weights: a class id appears twice in [blue, blue]
                    """)
    void saysInPlainWordsWhatIsWrongWithAnOrder(String sound, String broken, String complaint) throws IOException {
        ORDER.write(work);
        Path file = work.resolve("order.json");
        String json = Files.readString(file);
        assertThat(json).contains(sound);
        Files.writeString(file, json.replace(sound, broken));

        assertThat(refusal()).hasMessageContaining(complaint);
    }

    @Test
    void refusesAFileThatIsNoJson() throws IOException {
        Files.writeString(work.resolve("order.json"), "train, please");

        assertThat(refusal()).hasMessageContaining("cannot be read");
    }

    private BadOrderException refusal() {
        return catchThrowableOfType(BadOrderException.class, () -> TrainingOrder.read(work));
    }
}
