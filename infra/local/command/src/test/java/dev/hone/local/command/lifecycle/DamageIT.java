package dev.hone.local.command.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.lifecycle.TestHouse.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a house that comes up is told in one line, and nothing is changed. */
class DamageIT {
    @TempDir
    private Path folder;

    private TestHouse house;
    private Path home;

    @BeforeEach
    void house() throws IOException {
        house = new TestHouse(folder);
        home = house.house().home();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDisk() throws Exception {
        Ran ran = house.honeOnMount("size=8m", "dd if=/dev/zero of=\"$HONE_HOME/filler\" 2>/dev/null", "up");

        assertThat(complaint(ran))
                .isEqualTo("the disk of %s has 0 MB left, and a house needs 200 to start:".formatted(home)
                        + " make room, or take another folder with HONE_HOME");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHomeThatMayOnlyBeRead() throws Exception {
        assertThat(complaint(house.honeOnMount("ro", ":", "up")))
                .isEqualTo("cannot use %s: Read-only file system".formatted(home.resolve("logs")));
    }

    @Test
    void credentialsThatAreCutOff() throws Exception {
        Path credentials = Files.writeString(Files.createDirectories(home).resolve("credentials"), "kestra-pass");

        assertThat(complaint(house.hone("up")))
                .isEqualTo("%s is cut off: bring it back from a backup".formatted(credentials));
        assertThat(credentials).hasContent("kestra-pass");
    }

    @Test
    void aDatabaseWhosePasswordsAreLost() throws Exception {
        Path data = Files.createDirectories(home.resolve("postgres/data"));

        assertThat(complaint(house.hone("up")))
                .startsWith("%s has lost ".formatted(home.resolve("credentials")))
                .endsWith("bring the file back from a backup");
        assertThat(home.resolve("credentials")).doesNotExist();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aStateThatCannotBeUnderstood() throws Exception {
        Path state = Files.writeString(Files.createDirectories(home).resolve("state.json"), "{\"portBase\":");

        assertThat(complaint(house.hone("up"))).startsWith(state + " cannot be read");
        assertThat(state).hasContent("{\"portBase\":");
    }

    /** The one line that is said. */
    private static String complaint(Ran ran) {
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        return ran.err().strip();
    }
}
