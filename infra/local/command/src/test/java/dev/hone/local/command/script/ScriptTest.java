package dev.hone.local.command.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.script.Repository.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the script takes, and what it hands over to the Java command line. */
class ScriptTest {
    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeEach
    void repository() throws Exception {
        repository = new Repository(folder.toRealPath());
    }

    @Test
    void takesTheJdkThatJavaHomeNames() throws Exception {
        assertThat(hone()).startsWith("named ");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        repository.set("JAVA_HOME", repository.jdk("old", "17.0.15").toString());
        repository.tool("java", "exec %s/bin/java \"$@\"".formatted(repository.jdk("fresh", "21.0.2")));

        assertThat(hone()).startsWith("fresh ");
    }

    @Test
    void passesOverAJavaThatCannotCompile() throws Exception {
        Path runtime = repository.jdk("runtime", "25");
        Files.delete(runtime.resolve("bin/javac"));
        repository.set("JAVA_HOME", runtime.toString());
        repository.tool("java", "exec %s/bin/java \"$@\"".formatted(repository.jdk("fresh", "21")));

        assertThat(hone()).startsWith("fresh ");
    }

    @Test
    void handsTheArgumentsOnAsTheyAre() throws Exception {
        assertThat(hone("predict", "cells", "a picture.png"))
                .endsWith("dev.hone.local.command.Main [predict] [cells] [a picture.png]");
    }

    @Test
    void theClassifierIsAProgramOfItsOwn() throws Exception {
        repository.write("classifier/training/target/hone-training-1.jar", "");
        repository.write("classifier/training/target/classpath", "others.jar");

        assertThat(hone("classifier", "predict", "--help", "a picture.png"))
                .contains("hone-training-1.jar:others.jar")
                .endsWith("dev.hone.training.Main [predict] [--help] [a picture.png]");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("hone"));
        Ran ran = repository.run(link, "status");

        assertThat(ran.code()).as(ran.errors()).isZero();
        assertThat(ran.output()).contains("-Dhone.root=" + folder.toRealPath()).endsWith("[status]");
    }

    @Test
    void aPipeIsNotWatched() throws Exception {
        assertThat(hone("status")).contains("-Dhone.terminal= ");
    }

    @Test
    void archivesTheClassesOfTheCommandLineOnceForEachBuild() throws Exception {
        String archive = "infra/local/command/target/archives";
        repository.tool("java", "");
        Path jdk = repository.jdk("dumping", "25");
        Files.writeString(jdk.resolve("bin/java"), """
                #!/bin/sh
                for argument; do
                    case $argument in -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; echo x >>%s ;; esac
                done
                """.formatted(repository.path(archive)));
        repository.set("JAVA_HOME", jdk.toString());
        hone("status");
        hone("status");
        assertThat(Files.readAllLines(repository.path(archive))).hasSize(1);

        repository.write("infra/local/command/target/hone-command-1.jar", "built anew");
        hone("status");
        assertThat(Files.readAllLines(repository.path(archive))).hasSize(2);
    }

    private String hone(String... arguments) throws Exception {
        Ran ran = repository.hone(arguments);
        assertThat(ran.code()).as(ran.errors()).isZero();
        return ran.output();
    }
}
