package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Release;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFilesTest {
    @TempDir
    private Path folder;

    private House house;
    private PostgresFiles files;

    @BeforeEach
    void pretendThatTheProgramsAreThere() throws IOException {
        house = TestHouses.in(folder);
        house.create();
        files = new PostgresFiles(house);
        Path programs = house.home().resolve("postgres").resolve(Release.CURRENT.postgres());
        Files.createDirectories(programs.resolve("bin"));
        Files.createFile(
                programs.resolve("bin/postgres"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(files.data());
    }

    @Test
    void takesTheDataOfItsOwnMajorVersion() throws IOException {
        Files.writeString(files.data().resolve("PG_VERSION"), "17\n");

        files.prepare(step -> {});
        assertThat(files.data()).isDirectoryContaining("glob:**/PG_VERSION");
    }

    @Test
    void leavesTheDataOfAnotherMajorVersionAlone() throws IOException {
        Path version = Files.writeString(files.data().resolve("PG_VERSION"), "16\n");

        assertThatThrownBy(() -> files.prepare(step -> {}))
                .isInstanceOf(HouseException.class)
                .hasMessage(files.data() + " was made by PostgreSQL 16 and this is 17; nothing was changed:"
                        + " bring it over with pg_upgrade, or take another folder with HONE_HOME");
        assertThat(version).hasContent("16");
    }

    @Test
    void leavesAFolderAloneThatHoldsNoDatabase() throws IOException {
        Path left = Files.writeString(files.data().resolve("base"), "half of it");

        assertThatThrownBy(() -> files.prepare(step -> {}))
                .isInstanceOf(HouseException.class)
                .hasMessageContaining("it has no PG_VERSION");
        assertThat(left).hasContent("half of it");
    }
}
