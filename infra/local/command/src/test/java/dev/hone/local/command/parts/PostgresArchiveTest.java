package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresArchiveTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void isNamedAfterTheMachine(String system, String processor, String name) {
        assertThat(PostgresArchive.name(system, processor)).isEqualTo(name);
    }

    @Test
    void holdsProgramsThatCanBeRun(@TempDir Path folder) throws Exception {
        Path programs = folder.resolve("programs");
        PostgresArchive.unpack(programs);

        assertThat(programs.resolve("bin/postgres")).isExecutable();
        assertThat(programs.resolve("bin/initdb")).isExecutable();
        assertThat(Files.isExecutable(programs.resolve("share/postgresql/postgresql.conf.sample")))
                .isFalse();
    }
}
