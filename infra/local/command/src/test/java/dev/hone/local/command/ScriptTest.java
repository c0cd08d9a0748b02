package dev.hone.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code hone}, in a repository that is built as far as it can tell, with JDKs that only say who they are. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("../../../hone");
    private static final String TOOLS = "/usr/bin:/bin";

    @TempDir
    private Path folder;

    private record Ran(int code, String output) {}

    @BeforeEach
    void repository() throws IOException {
        Path program = Files.createDirectories(folder.resolve("infra/local/command/target"));
        Files.copy(SCRIPT, folder.resolve("hone"));
        Files.setPosixFilePermissions(folder.resolve("hone"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(program.resolve("hone-command-1.jar"), "");
        Files.writeString(program.resolve("classpath"), "others.jar");
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/build.stamp"), "");
    }

    @Test
    void takesTheJdkThatJavaHomeNames() throws Exception {
        Path named = jdk("named", "25.0.1");

        assertThat(run(Map.of("JAVA_HOME", named.toString(), "PATH", TOOLS))).startsWith("named ");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path fresh = jdk("fresh", "21.0.2");
        String path = fresh.resolve("bin") + ":" + TOOLS;

        assertThat(run(Map.of("JAVA_HOME", old.toString(), "PATH", path))).startsWith("fresh ");
    }

    @Test
    void passesOverAJavaThatCannotCompile() throws Exception {
        Path runtime = jdk("runtime", "25");
        Files.delete(runtime.resolve("bin/javac"));
        Path fresh = jdk("fresh", "21");
        String path = fresh.resolve("bin") + ":" + TOOLS;

        assertThat(run(Map.of("JAVA_HOME", runtime.toString(), "PATH", path))).startsWith("fresh ");
    }

    @Test
    void handsTheArgumentsOnAsTheyAre() throws Exception {
        Path named = jdk("named", "25");

        assertThat(run(Map.of("JAVA_HOME", named.toString(), "PATH", TOOLS), "predict", "cells", "a picture.png"))
                .endsWith("dev.hone.local.command.Main [predict] [cells] [a picture.png]");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path named = jdk("named", "25");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("hone"));

        assertThat(run(link, Map.of("JAVA_HOME", named.toString(), "PATH", TOOLS), "status"))
                .contains("-Dhone.root=" + folder.toRealPath())
                .endsWith("[status]");
    }

    @Test
    void sumsUpTheReportsOfATestRun() throws Exception {
        String path = tools("""
                report() { echo "<testsuite name='x' time=\\"1.5\\" tests=\\"$2\\" errors=\\"$3\\" skipped=\\"$4\\" failures=\\"$5\\">" >$1; }
                case $* in *verify*)
                    mkdir -p ui/target/surefire-reports ui/target/failsafe-reports
                    report ui/target/surefire-reports/TEST-a.xml 12 0 1 0
                    report ui/target/failsafe-reports/TEST-b.xml 30 2 0 3
                esac
                """);
        Ran ran = start(
                folder.resolve("hone"), Map.of("JAVA_HOME", jdk("named", "25").toString(), "PATH", path), "test");

        assertThat(ran.output()).endsWith("36 passed, 5 failed, 1 skipped");
        assertThat(ran.code()).isNotZero();
    }

    @Test
    void aTestRunOfWhichNothingIsReportedHasFailed() throws Exception {
        Files.createDirectories(folder.resolve("ui/target/surefire-reports"));
        Files.writeString(folder.resolve("ui/target/surefire-reports/TEST-old.xml"), "<testsuite tests=\"5\">");
        Ran ran = start(
                folder.resolve("hone"), Map.of("JAVA_HOME", jdk("named", "25").toString(), "PATH", tools("")), "test");

        assertThat(ran.output()).endsWith("0 passed, 0 failed, 0 skipped");
        assertThat(ran.code()).isNotZero();
    }

    /** A search path that begins with a Maven that does this, and a browser. */
    private String tools(String maven) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        executable(
                tools.resolve("mvn"),
                "#!/bin/sh\ncase $* in *--version*) echo Apache Maven 3.9.11; exit ;; esac\n" + maven);
        executable(tools.resolve("chromium"), "#!/bin/sh\n");
        return tools + ":" + TOOLS;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jdks").resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        executable(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -XshowSettings:properties ]; then
                    echo "    java.home = %s"
                    exit
                fi
                printf '%s'
                for argument; do
                    case $seen in
                    yes) printf ' [%%s]' "$argument" ;;
                    *) printf ' %%s' "$argument" ;;
                    esac
                    case $argument in *.Main) seen=yes ;; esac
                done
                """.formatted(home, name));
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        return run(folder.resolve("hone"), environment, arguments);
    }

    private static String run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        Ran ran = start(script, environment, arguments);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }

    private static Ran start(Path script, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output.strip());
    }
}
