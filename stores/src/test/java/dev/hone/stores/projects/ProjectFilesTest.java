package dev.hone.stores.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.Fit;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
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
