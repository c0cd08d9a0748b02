package dev.hone.tasks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerKind;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleKind;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.projects.TrainingDefaults;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void theOrderSaysWhatTheProjectSays() throws IOException {
        TrainingSettings settings = settings("""
                  strategy: finetune
                  epochs: 3
                  batchSize: 8
                  learningRate: 0.1
                  optimizer: { kind: sgd, momentum: 0.8, weightDecay: 0.001 }
                  schedule: { kind: plateau, warmUp: 0.1, factor: 0.5, patience: 2 }
                  regularization: { dropout: 0.2, labelSmoothing: 0.1 }
                  classWeights: false
                  augmentation: { flip: false, rotate: false, crop: false, colour: false, blur: false }
                  views: 5
                  patience: 4
                  seed: 9
                  threads: 1
                """);

        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        3,
                        8,
                        0.1,
                        9,
                        1,
                        Strategy.FINETUNE,
                        new OptimizerSettings(OptimizerKind.SGD, 0.8, 0.001),
                        new ScheduleSettings(ScheduleKind.PLATEAU, 0.1, 0.5, 2),
                        new Regularization(0.2, 0.1),
                        false,
                        Augmentation.NONE,
                        5,
                        4));
    }

    @Test
    void whatNobodySaysIsLeftToTheTrainer() throws IOException {
        assertThat(settings("  epochs: 30"))
                .isEqualTo(new TrainingSettings(
                        30, 16, 0.002, 1, Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void aProjectCanSayEverythingThatAnOrderCan() {
        assertThat(leaves("", TrainingDefaults.class))
                .containsExactlyInAnyOrderElementsOf(leaves("", TrainingSettings.class));
    }

    @Test
    void anOrderTakesWhateverAProjectMaySay() throws IOException {
        int taken = 0;
        List<String> keys = leaves("", TrainingDefaults.class);
        for (String key : keys) {
            for (String value : List.of("-1", "0", "0.5", "1", "1.5", "2", "33", "true", "sgd", "head")) {
                try {
                    TrainingDefaults said =
                            said("  " + key.replace(".", ": { ") + ": " + value + (key.contains(".") ? " }" : ""));
                    assertThatCode(() -> settings(said)).as(key + ": " + value).doesNotThrowAnyException();
                    taken++;
                } catch (InvalidProjectException refused) {
                    assertThat(refused).as(key + ": " + value).hasMessageContaining("training." + key + " is ");
                }
            }
        }
        assertThat(taken).isGreaterThan(2 * keys.size());
    }

    private static List<String> leaves(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(part -> leaves(prefix, part))
                .toList();
    }

    private static Stream<String> leaves(String prefix, RecordComponent part) {
        String name = prefix + part.getName();
        return part.getType().isRecord() ? leaves(name + ".", part.getType()).stream() : Stream.of(name);
    }

    private TrainingSettings settings(String yaml) throws IOException {
        return settings(said(yaml));
    }

    private static TrainingSettings settings(TrainingDefaults said) {
        return Settings.of(said);
    }

    private TrainingDefaults said(String yaml) throws IOException {
        Path file = folder.resolve("project.yaml");
        Files.writeString(file, """
                name: leaves
                classes: [healthy, rust]
                network: efficientnet-lite0
                training:
                """ + yaml);
        return ProjectFiles.read(file).training();
    }
}
