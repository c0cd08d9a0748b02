package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    private Path folder;

    private House house;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        house = TestHouses.in(folder);
        house.create();
        jar = Files.writeString(folder.resolve("program.jar"), "first");
    }

    @Test
    void staysTheSameWhileTheJarsDo() {
        assertThat(archive("ui")).isEqualTo(archive("ui"));
    }

    @Test
    void isAnotherOneWhenAJarWasBuiltAnewAndTheOldOneGoes() throws IOException {
        Path before = Files.createFile(archive("ui"));
        Path other = Files.createFile(archive("s3"));
        Files.writeString(jar, "second, and longer");

        assertThat(archive("ui")).isNotEqualTo(before);
        assertThat(before).doesNotExist();
        assertThat(other).exists();
    }

    private Path archive(String program) {
        return ClassArchive.of(house, program, jar.toString()).file();
    }
}
