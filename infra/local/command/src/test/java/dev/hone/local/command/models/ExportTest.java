package dev.hone.local.command.models;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.HouseException;
import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path bundle;

    @BeforeEach
    void seal() throws IOException {
        Files.createDirectories(bundle.resolve("probes"));
        Files.writeString(bundle.resolve("model.onnx"), "a network");
        Files.writeString(bundle.resolve("probes/0.png"), "a picture");
        Files.writeString(
                bundle.resolve("SHA256SUMS"),
                "%s  model.onnx%n%s  probes/0.png%n"
                        .formatted(
                                Sha256.hex(bundle.resolve("model.onnx")), Sha256.hex(bundle.resolve("probes/0.png"))));
    }

    @Test
    void takesABundleThatIsWhole() {
        assertThatCode(() -> Export.check(bundle)).doesNotThrowAnyException();
    }

    @Test
    void refusesOneThatIsNot() throws IOException {
        Files.writeString(bundle.resolve("more"), "");
        refused("more");
        Files.delete(bundle.resolve("more"));
        Files.writeString(bundle.resolve("probes/0.png"), "another picture");
        refused("0.png");
        Files.delete(bundle.resolve("probes/0.png"));
        refused("0.png");
    }

    private void refused(String file) {
        assertThatThrownBy(() -> Export.check(bundle))
                .isInstanceOf(HouseException.class)
                .hasMessageContaining(file);
    }
}
