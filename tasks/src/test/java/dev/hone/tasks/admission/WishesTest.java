package dev.hone.tasks.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.projects.InvalidProjectException;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.projects.TrainingDefaults.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishesTest {
    @TempDir
    private Path folder;

    @Test
    void whatNobodyWishesIsTheProjects() throws IOException {
        Project project = project("{ strategy: head, epochs: 7, patience: 2 }");

        assertThat(Wishes.NONE.applyTo(project)).isEqualTo(project);
        assertThat(Wishes.NONE.text()).isEmpty();
    }

    @Test
    void aWishReplacesWhatTheProjectSaysAndNothingElse() throws IOException {
        Wishes wishes = new Wishes(3, null, 0.01, " ", null);

        assertThat(wishes.applyTo(project("{ strategy: head, epochs: 7, patience: 2 }"))
                        .training())
                .satisfies(training -> {
                    assertThat(training.epochs()).isEqualTo(3);
                    assertThat(training.learningRate()).isEqualTo(0.01);
                    assertThat(training.strategy()).isEqualTo(Strategy.HEAD);
                    assertThat(training.batchSize()).isEqualTo(64);
                    assertThat(training.patience()).isEqualTo(2);
                });
        assertThat(wishes.text()).isEqualTo("epochs=3 learningRate=0.01");
    }

    @Test
    void anotherStrategyHasUsualValuesOfItsOwn() throws IOException {
        Project project = project("{ strategy: head, epochs: 7 }");

        assertThat(new Wishes(null, 8, null, "FINETUNE", null).applyTo(project).training())
                .satisfies(training -> {
                    assertThat(training.strategy()).isEqualTo(Strategy.FINETUNE);
                    assertThat(training.epochs()).isEqualTo(12);
                    assertThat(training.batchSize()).isEqualTo(8);
                });
        assertThat(new Wishes(null, null, null, "head", null).applyTo(project)).isEqualTo(project);
    }

    @Test
    void whoWishesWhatTheProjectSaysWishesNothing() throws IOException {
        Project project = project("{ strategy: head, epochs: 7 }");

        assertThat(new Wishes(7, 64, null, "head", null).besides(project)).isEqualTo(Wishes.NONE);
        assertThat(new Wishes(8, 64, null, "head", Start.ANEW).besides(project).text())
                .isEqualTo("epochs=8 start=anew");
        assertThat(new Wishes(7, null, null, "finetune", null).besides(project).text())
                .isEqualTo("epochs=7 strategy=finetune");
    }

    @Test
    void whatItStartsFromIsNoSettingOfTheProjectAndSaidOnlyWhenItIsNotTheUsual() throws IOException {
        Project project = project("{ strategy: head, epochs: 7 }");
        Wishes anew = new Wishes(3, null, null, null, Start.ANEW);

        assertThat(anew.text()).isEqualTo("epochs=3 start=anew");
        assertThat(anew.applyTo(project)).isEqualTo(new Wishes(3, null, null, null, null).applyTo(project));
        assertThat(new Wishes(3, null, null, null, Start.PRODUCTION).text()).isEqualTo("epochs=3");
        assertThat(Wishes.NONE.start()).isEqualTo(Start.PRODUCTION);
        assertThat(Start.of("Anew")).isEqualTo(Start.ANEW);
        assertThatThrownBy(() -> Start.of("scratch")).hasMessage("start is production or anew, not 'scratch'");
    }

    @Test
    void refusesWhatCannotBeTrainedInWords() throws IOException {
        Project project = project("{ strategy: head }");
        Project small = project("small-cnn", "{ }");

        assertThatThrownBy(() -> new Wishes(0, null, null, null, null).applyTo(project))
                .isInstanceOf(UnusableWishException.class)
                .hasMessage("project 'leaves' cannot be trained so: epochs is 1 or more, not 0");
        assertThatThrownBy(() -> new Wishes(null, null, null, "magic", null).applyTo(project))
                .isInstanceOf(UnusableWishException.class)
                .hasMessageContaining("magic");
        assertThatThrownBy(() -> new Wishes(null, null, null, "head", null).applyTo(small))
                .isInstanceOf(InvalidProjectException.class)
                .hasMessageContaining("start from learned weights");
    }

    private Project project(String training) throws IOException {
        return project("efficientnet-lite0", training);
    }

    private Project project(String network, String training) throws IOException {
        Path file = folder.resolve("project.yaml");
        Files.writeString(file, """
                name: leaves
                classes: [healthy, rust]
                network: %s
                training: %s
                """.formatted(network, training));
        return ProjectFiles.read(file);
    }
}
