package dev.hone.local.command.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.script.Repository.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script builds, and what not. */
class ScriptBuildTest {
    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeEach
    void repository() throws Exception {
        repository = new Repository(folder.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "pictures/src/test/java/ATest.java", "flows/train.yaml", "pictures/target/x"})
    void whatIsNoProgramBuildsNothing(String changed) throws Exception {
        repository.write(changed, "changed");

        assertThat(repository.hone("status").code()).isZero();
        assertThat(repository.mavenCalls()).isEmpty();
    }

    @Test
    void aModuleThatNobodyNeedsIsBuiltAlone() throws Exception {
        repository.write("ui/src/main/java/A.java", "changed");
        repository.hone("status");

        assertThat(repository.built()).containsExactly("ui");
        assertThat(repository.mavenCalls()).singleElement().asString().contains("-am", "-Dmaven.test.skip");
    }

    @Test
    void thoseThatDependOnAChangedModuleAreBuiltWithIt() throws Exception {
        repository.write("pictures/src/main/java/A.java", "changed");
        repository.hone("status");

        assertThat(repository.built()).containsExactly("infra/local/command", "pictures", "stores");
    }

    @Test
    void aRemovedSourceIsAChange() throws Exception {
        Files.delete(repository.path("stores/src/main/java/A.java"));
        repository.hone("status");

        assertThat(repository.built()).containsExactly("infra/local/command", "stores");
    }

    @Test
    void theRootPomIsEverybodys() throws Exception {
        Files.writeString(
                repository.path("pom.xml"), Files.readString(repository.path("pom.xml")) + "<!-- changed -->");
        repository.hone("status");

        assertThat(repository.built()).containsExactly("infra/local/command", "pictures", "stores", "ui");
    }

    @Test
    void aJarThatHasGoneIsBroughtBack() throws Exception {
        Files.delete(repository.path("others.jar"));
        repository.hone("status");

        assertThat(repository.built()).hasSize(4);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        repository.write("ui/src/main/java/A.java", "changed");
        repository.hone("status");
        repository.hone("status");

        assertThat(repository.mavenCalls()).hasSize(1);
    }

    @Test
    void aBuildThatFailsSaysWhyAndIsTriedAgain() throws Exception {
        repository.maven("echo '[ERROR] A.java:[3,7] cannot find symbol'; exit 1");
        repository.write("ui/src/main/java/A.java", "changed");
        Ran ran = repository.hone("up");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors())
                .contains("A.java:[3,7] cannot find symbol")
                .endsWith("the build failed: see " + repository.path("target/build.log"));
        repository.hone("up");
        assertThat(repository.mavenCalls()).hasSize(2);
    }

    @Test
    void aHouseIsTakenDownByWhatWasBuiltBefore() throws Exception {
        repository.maven("exit 1");
        repository.write("ui/src/main/java/A.java", "changed");
        Ran ran = repository.hone("down");

        assertThat(ran.code()).isZero();
        assertThat(ran.errors()).endsWith("going on with what was built before");
        assertThat(ran.output()).endsWith("[down]");
    }

    @Test
    void tellsHowFarABuildIsAndWhatIsDownloaded() throws Exception {
        repository.maven("""
                echo '[INFO] Building Hone: web app 0.1.0-SNAPSHOT                     [2/3]'
                echo '[INFO] Downloading from central: https://maven.example/a.pom'
                echo '[INFO] Downloaded from central: https://maven.example/a.pom (1 kB at 2 kB/s)'
                echo '[INFO] Downloading from central: https://maven.example/large-1.0.jar'
                sleep 3
                """);
        repository.write("ui/src/main/java/A.java", "changed");
        Ran ran = repository.hone("status");

        assertThat(ran.errors())
                .contains("Building ui")
                .contains("web app (2 of 3), 1 files downloaded, now large-1.0.jar");
        assertThat(ran.output()).endsWith("[status]");
    }

    @Test
    void aBuildWaitsForNoBuilderThatIsGone() throws Exception {
        repository.write("target/build.lock/pid", "999999999");
        repository.write("ui/src/main/java/A.java", "changed");

        assertThat(repository.hone("status").code()).isZero();
        assertThat(repository.path("target/build.lock")).doesNotExist();
    }
}
