package dev.hone.tasks.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.ClassName;
import dev.hone.model.HeadNames;
import dev.hone.model.Lineage;
import dev.hone.model.Normalization;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.stores.projects.ProjectWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    private static final String LITE0 = ProjectWeights.EFFICIENTNET_LITE0.sha256();
    private static final BundleInfo LITE = bundle("efficientnet-lite0", 224);

    @TempDir
    private Path folder;

    @Test
    void goesOnFromAVersionOfTheSameNetworkAndPictureWhateverItsClasses() throws IOException {
        assertThat(misfit("network: small-cnn", bundle("small-cnn", 64), null)).isEmpty();
        assertThat(misfit("network: small-cnn", LITE, null)).contains("is another network, efficientnet-lite0");
        assertThat(misfit("network: small-cnn\npicture: {size: 32}", bundle("small-cnn", 64), null))
                .contains("sees pictures in another form, 64 x 64, colour, crop");
    }

    @Test
    void keepsOnlyStagesThatComeFromTheLearnedWeightsOfTheProject() throws IOException {
        String head = "network: efficientnet-lite0\ntraining: {strategy: head}";

        assertThat(misfit(head, LITE, LITE0)).isEmpty();
        assertThat(misfit(head, LITE, null)).contains("does not come from these weights");
        assertThat(misfit(head + "\nweights: {file: mine.pth, sha256: " + "ab".repeat(32) + "}", LITE, LITE0))
                .contains("does not come from these weights");
        // where all stages learn, a better start than the version is not known
        assertThat(misfit("network: efficientnet-lite0", LITE, LITE0)).isEmpty();
    }

    @Test
    void aNameTellsWhatARunStartedFrom() {
        assertThat(Beginning.version(new Beginning(null, 12, "").name())).contains(12);
        assertThat(Beginning.version(new Beginning(null, null, "").name())).isEmpty();
        assertThat(Beginning.version(LITE0)).isEmpty();
    }

    private Optional<String> misfit(String yaml, BundleInfo info, String learned) throws IOException {
        Path file = folder.resolve("leaves.yaml");
        Files.writeString(file, "name: leaves\nclasses: [healthy, rust]\n" + yaml);
        Project project = ProjectFiles.read(file);
        return Starting.misfit(project, info, Optional.ofNullable(learned));
    }

    private static BundleInfo bundle(String network, int size) {
        return new BundleInfo(
                Bundle.FORMAT,
                "leaves",
                network,
                List.of(new ClassName("rust", null), new ClassName("mildew", null)),
                new PictureSpec(size, size, Channels.COLOUR, Fit.CROP),
                Normalization.of(0, 1),
                new HeadNames("fc.weight", "fc.bias"),
                Calibration.NONE,
                null,
                new Lineage("manifest", "run", Instant.EPOCH, "test", null, Map.of(), null),
                Map.of());
    }
}
