package dev.hone.local.command.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.script.Repository.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code test}, which the script does itself. */
class ScriptTestingTest {
    private static final String REPORTS = """
            case $* in *verify*)
                mkdir -p ui/target/surefire-reports ui/target/failsafe-reports
                cat >ui/target/surefire-reports/TEST-a.xml <<X
            <?xml version="1.0"?>
            <testsuite name="a" time="1.5" tests="12" errors="0" skipped="1" failures="0">
            X
                cat >ui/target/failsafe-reports/TEST-b.xml <<X
            <?xml version="1.0"?>
            <testsuite name="b" time="1.5" tests="30" errors="1" skipped="0" failures="1">
              <testcase name="works" classname="dev.hone.B" time="0.1"/>
              <testcase name="breaks" classname="dev.hone.B" time="0.1">
                <failure message="no" type="x">at</failure>
              </testcase>
              <testcase name="ends" classname="dev.hone.C" time="0.1">
                <error message="no" type="x">at</error>
              </testcase>
            </testsuite>
            X
            esac
            """;
    private static final String ONE_PASSED = """
            case $* in *verify*)
                mkdir -p ui/target/surefire-reports
                echo '<testsuite tests="1">' >ui/target/surefire-reports/TEST-a.xml
            esac
            """;

    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeEach
    void repository() throws Exception {
        repository = new Repository(folder.toRealPath());
        for (String tool : new String[] {"chromium", "minio", "mc", "psql"}) {
            repository.tool(tool, "");
        }
        repository.set("HONE_MLFLOW2", "/somewhere/mlflow2");
        repository.set("HONE_SCHEMATHESIS", "/somewhere/schemathesis");
        repository.set("HONE_FASHION_MNIST", folder.toString());
        repository.maven(ONE_PASSED);
    }

    @Test
    void sumsUpTheReportsAndNamesWhatFailed() throws Exception {
        repository.maven(REPORTS);
        Ran ran = repository.hone("test");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .endsWith(
                        "failed: ui dev.hone.B.breaks (ui/target/failsafe-reports/TEST-b.xml)",
                        "failed: ui dev.hone.C.ends (ui/target/failsafe-reports/TEST-b.xml)",
                        "39 passed, 2 failed, 1 skipped");
    }

    @Test
    void aTestRunOfWhichNothingIsReportedHasFailed() throws Exception {
        repository.maven("");
        repository.write("ui/target/surefire-reports/TEST-old.xml", "<testsuite tests=\"5\">");
        Ran ran = repository.hone("test");

        assertThat(ran.lines()).last().isEqualTo("0 passed, 0 failed, 0 skipped");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void badFormattingIsAFailure() throws Exception {
        repository.maven("case $* in *spotless:check*) exit 1 ;; esac\n" + ONE_PASSED);
        Ran ran = repository.hone("test");

        assertThat(ran.lines())
                .endsWith("failed: the formatting (mvn spotless:apply puts it right)", "1 passed, 1 failed, 0 skipped");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void tellsTheTestsWhatTheyNeed() throws Exception {
        repository.set("HONE_MLFLOW", "/somewhere/mlflow");
        Ran ran = repository.hone("test");

        assertThat(ran.code()).as(ran.output() + ran.errors()).isZero();
        assertThat(repository.mavenCalls())
                .last()
                .asString()
                .contains("verify", "-Dhone.mlflow=/somewhere/mlflow", "-Dhone.soak=false")
                .contains("-Dhone.mlflow2=/somewhere/mlflow2")
                .contains("-Dhone.chromium=" + repository.path("tools/chromium"))
                .contains("-Dhone.minio=" + repository.path("tools/minio"))
                .doesNotContain("-DskipITs", "-DexcludedGroups");
    }

    @Test
    void fastLeavesTheIntegrationTestsOut() throws Exception {
        Files.delete(repository.path("tools/chromium"));
        Ran ran = repository.hone("test", "--fast");

        assertThat(ran.lines()).last().isEqualTo("1 passed, 0 failed, 0 skipped");
        assertThat(ran.output()).doesNotContain("not run", "[prepare]");
        assertThat(repository.mavenCalls()).last().asString().contains("-DskipITs");
    }

    @Test
    void soakedTestsAreToldAndEachBenchHasTwoWholeRounds() throws Exception {
        bench("road", "echo measured ${1:-often}; exit 3");
        Ran ran = repository.hone("test", "--soak");

        assertThat(repository.mavenCalls()).last().asString().contains("-Dhone.soak=true");
        assertThat(ran.lines()).contains("measured 2").endsWith("failed: bench/road", "1 passed, 1 failed, 0 skipped");
    }

    @Test
    void aPlainRunDoesOneRoundOfEachBench() throws Exception {
        bench("road", "echo measured ${1:-often}");

        assertThat(repository.hone("test").lines()).contains("measured 1");
        assertThat(repository.hone("test", "--fast").output()).doesNotContain("measured");
    }

    private void bench(String name, String script) throws Exception {
        repository.write("bench/notes", "no program");
        Path bench = repository.path("bench/" + name);
        Path tool = repository.tool(name, script);
        Files.copy(tool, bench);
        Files.setPosixFilePermissions(bench, Files.getPosixFilePermissions(tool));
    }

    @Test
    void namesWhatCouldNotBeHadAndLeavesItsTestsOut() throws Exception {
        for (String tool : new String[] {"chromium", "minio", "mc", "psql"}) {
            Files.delete(repository.path("tools/" + tool));
        }
        repository.set("HONE_FASHION_MNIST", "/nowhere");
        Ran ran = repository.hone("test");

        assertThat(ran.code()).as(ran.output()).isZero();
        assertThat(ran.lines())
                .endsWith(
                        "not run: the tests in a browser (none could be had, see target/browser.log: install chromium)",
                        "not run: the tests on a MinIO server (install minio, or Go to build it)",
                        "not run: the test of MinIO's client (install mc, or Go to build it)",
                        "not run: the test of psql (install postgresql-client)",
                        "not run: the benches on Fashion-MNIST (install dataset-fashion-mnist, or name its folder in"
                                + " HONE_FASHION_MNIST)",
                        "1 passed, 0 failed, 0 skipped");
        assertThat(repository.mavenCalls()).last().asString().contains("-DexcludedGroups=browser,minio,mc,psql");
    }

    @Test
    void whatWasNotRunIsAFailureWhereNothingMayBeLeftOut() throws Exception {
        assertThat(repository.hone("test", "--complete").code()).isZero();

        Files.delete(repository.path("tools/minio"));
        assertThat(repository.hone("test", "--complete").code()).isEqualTo(1);
    }

    @Test
    void buildsMinioWithGoOnce() throws Exception {
        Files.delete(repository.path("tools/minio"));
        Files.delete(repository.path("tools/mc"));
        repository.tool("go", """
                echo "$*" >>%s
                for name in minio mc; do
                    case $* in */$name@*) mkdir -p "$GOBIN"; : >"$GOBIN/$name"; chmod +x "$GOBIN/$name" ;; esac
                done
                """.formatted(repository.path("go.calls")));
        repository.tool("chmod", "exec /bin/chmod \"$@\"");
        Ran ran = repository.hone("test", "--complete");

        assertThat(ran.code()).as(ran.output() + ran.errors()).isZero();
        assertThat(repository.mavenCalls())
                .last()
                .asString()
                .contains("-Dhone.minio=" + repository.path(".hone/tools/"));
        repository.hone("test");
        assertThat(Files.readAllLines(repository.path("go.calls")))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call).startsWith("install github.com/minio/"));
    }

    @Test
    void takesTheBrowserThatPlaywrightDownloads() throws Exception {
        Files.delete(repository.path("tools/chromium"));
        Path jdk = repository.jdk("downloading", "25");
        Files.writeString(jdk.resolve("bin/java"), """
                #!/bin/sh
                case $* in *playwright.CLI*)
                    mkdir -p "$PLAYWRIGHT_BROWSERS_PATH/chromium-1/chrome-linux"
                    : >"$PLAYWRIGHT_BROWSERS_PATH/chromium-1/chrome-linux/chrome"
                esac
                """);
        repository.set("JAVA_HOME", jdk.toString());
        repository.write("infra/local/command/target/test-classpath", "playwright.jar");
        repository.tool("id", "echo 1000");
        Ran ran = repository.hone("test");

        assertThat(ran.output()).doesNotContain("not run");
        assertThat(repository.mavenCalls())
                .last()
                .asString()
                .contains("-Dhone.chromium=" + repository.path(".hone/browser/chromium-1/chrome-linux/chrome"));
    }

    @Test
    void anMlflowThatCannotBeInstalledLeavesItsTestsOut() throws Exception {
        Path jdk = repository.jdk("failing", "25");
        Files.writeString(jdk.resolve("bin/java"), """
                #!/bin/sh
                case $* in *prepare*) echo 'install python3' >&2; exit 1 ;; esac
                """);
        repository.set("JAVA_HOME", jdk.toString());
        Ran ran = repository.hone("test");

        assertThat(ran.lines()).contains("not run: the tests on MLflow (install python3)");
        assertThat(repository.mavenCalls()).last().asString().contains("-DexcludedGroups=mlflow");
    }

    @Test
    void installsTheLastMlflow2Once() throws Exception {
        repository.set("HONE_MLFLOW2", "");
        repository.tool("python3", """
                mkdir -p "$3/bin"
                printf '#!/bin/sh\\necho "$*" >>%s\\n' >"$3/bin/python"
                /bin/chmod +x "$3/bin/python"
                """.formatted(repository.path("pip.calls")));
        Ran ran = repository.hone("test", "--complete");

        assertThat(ran.code()).as(ran.output() + ran.errors()).isZero();
        repository.hone("test");
        assertThat(Files.readAllLines(repository.path("pip.calls")))
                .singleElement()
                .asString()
                .startsWith("-m pip install")
                .contains("mlflow[auth]==2.");
        assertThat(repository.mavenCalls())
                .last()
                .asString()
                .contains("-Dhone.mlflow2=" + repository.path(".hone/tools/mlflow-2."));
    }

    @Test
    void anMlflow2ThatCannotBeInstalledLeavesItsTestsOut() throws Exception {
        repository.set("HONE_MLFLOW2", "");
        repository.tool("python3", "exit 1");

        assertThat(repository.hone("test").lines())
                .contains("not run: the tests on MLflow 2 (it could not be installed, see target/mlflow2.log)");
        assertThat(repository.mavenCalls()).last().asString().contains("-DexcludedGroups=mlflow2");
    }

    @Test
    void aSchemathesisThatCannotBeInstalledLeavesItsTestOut() throws Exception {
        repository.set("HONE_SCHEMATHESIS", "");
        repository.tool("python3", "exit 1");

        assertThat(repository.hone("test").lines())
                .contains("not run: the test of serving's API description (it could not be installed, see"
                        + " target/schemathesis.log)");
        assertThat(repository.mavenCalls()).last().asString().contains("-DexcludedGroups=schemathesis");
    }

    @Test
    void anUnknownOptionIsOneLine() throws Exception {
        Ran ran = repository.hone("test", "--fats");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).isEqualTo("Unknown option: '--fats' (hone test --help tells more)");
        assertThat(repository.mavenCalls()).isEmpty();
    }

    @Test
    void theHelpIsTheCommandLines() throws Exception {
        assertThat(repository.hone("test", "--help").output()).endsWith("[test] [--help]");
    }
}
