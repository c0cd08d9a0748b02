package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real virtual environment, with no package in it but pip, through what may happen to one. It is the same for all tests,
 * since making one takes a while: each leaves it whole, or the next one finds out.
 */
class MlflowEnvironmentIT {
    private static final String IMPORT = "import pip";

    @TempDir
    private static Path folder;

    private static House house;
    private static String lock = "";

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void furnish() {
        House given = TestHouses.in(folder);
        house = new House(given.home(), given.ports(), given.installation(), Map.of());
        house.create();
    }

    @BeforeEach
    void install() {
        prepare(IMPORT);
        assertThat(environment().python()).isExecutable();
        told.clear();
    }

    @Test
    void staysAsItIsWhileNothingIsMissing() {
        prepare(IMPORT);

        assertThat(told).isEmpty();
    }

    @Test
    void isMadeAnewWhenAFileOfAPackageIsGone() throws IOException {
        Path file = module();
        Files.delete(file);
        prepare(IMPORT);

        assertThat(told).first().asString().endsWith("it is made anew");
        assertThat(file).exists();
    }

    @Test
    void isMadeAnewWhenAFileIsCutOff() throws IOException {
        Path file = module();
        long size = Files.size(file);
        Files.writeString(file, "");
        prepare(IMPORT);

        assertThat(file).hasSize(size);
    }

    @Test
    void isMadeAnewWhenThePythonItWasMadeWithIsGone() throws IOException {
        Path python = environment().python();
        Files.delete(python);
        Files.createSymbolicLink(python, folder.resolve("uninstalled"));
        prepare(IMPORT);

        assertThat(python).isExecutable();
    }

    @Test
    void isMadeAnewForAnotherLock() {
        lock = "# another lock\n";
        prepare(IMPORT);

        assertThat(told).first().asString().endsWith("it is made anew");
    }

    @Test
    void anInstallationThatFailsNamesTheLogAndIsTriedAgain() {
        lock = "# broken\n";
        assertThatThrownBy(() -> prepare("import no_such_package"))
                .isInstanceOf(HouseException.class)
                .hasMessage("MLflow could not be installed: see " + house.log("mlflow-install"));
        assertThat(house.log("mlflow-install")).content().contains("no_such_package");
        prepare(IMPORT);

        assertThat(environment().python()).isExecutable();
    }

    private void prepare(String check) {
        new MlflowEnvironment(house, lock.getBytes(StandardCharsets.UTF_8), check).prepare(told::add);
    }

    private MlflowEnvironment environment() {
        return new MlflowEnvironment(house, new byte[0], IMPORT);
    }

    private Path module() throws IOException {
        try (Stream<Path> files = Files.walk(house.home().resolve("mlflow"))) {
            return files.filter(file -> file.endsWith("pip/_internal/exceptions.py"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
