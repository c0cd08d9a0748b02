package dev.hone.tasks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.model.StartingWeights;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.projects.ProjectWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedWeightsTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    @Test
    void liesInTheWorkingDirectoryUnderItsOwnName() throws IOException {
        Files.writeString(folder.resolve(DIGEST), "weights");
        Project project = project("network: resnet-18\nweights: {file: ../nets/resnet18.pth, sha256: " + DIGEST + "}");

        StartingWeights weights = LearnedWeights.put(project, Optional.of(folder.toString()), work);
        LearnedWeights.put(project, Optional.of(folder.toString()), work);

        assertThat(weights).isEqualTo(new StartingWeights("weights/resnet18.pth", DIGEST));
        assertThat(work.resolve(weights.file())).hasContent("weights");
    }

    @Test
    void aTrainingFromNothingNeedsNone() throws IOException {
        assertThat(LearnedWeights.put(project("network: efficientnet-lite0"), Optional.empty(), work))
                .isNull();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void saysHowMissingWeightsGetThere() throws IOException {
        Project project = project("network: efficientnet-lite0\ntraining: {strategy: head}");

        assertThatThrownBy(() -> LearnedWeights.put(project, Optional.of(folder.toString()), work))
                .isInstanceOf(MissingWeightsException.class)
                .hasMessageContainingAll(
                        "'leaves'",
                        "in " + folder,
                        "./hone up fetches them",
                        ProjectWeights.EFFICIENTNET_LITE0.sha256(),
                        "HONE_WEIGHTS");
        assertThatThrownBy(() -> LearnedWeights.put(project, Optional.empty(), work))
                .hasMessageContaining("which are not here");
    }

    private Project project(String yaml) throws IOException {
        Path file = work.resolveSibling(work.getFileName() + ".yaml");
        Files.writeString(file, "name: leaves\nclasses: [healthy, rust]\n" + yaml);
        return ProjectFiles.read(file);
    }
}
