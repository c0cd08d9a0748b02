package dev.hone.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path home;

    private record Outcome(int code, List<String> out, List<String> err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train cells",
                "train cells --follow a1 --watch",
                "import cells --painted 5",
                "predict cells picture.png",
                "apply",
                "models cells",
                "promote cells",
                "promote cells 2",
                "rollback cells",
                "export cells bundle",
                "reindex cells",
                "erase cells 0123 --yes",
                "keys",
                "keys add lab --role predict",
                "keys revoke lab"
            })
    void aCommandThatNeedsAHouseThatIsDownSaysHowToBringItUp(String arguments) throws Exception {
        Outcome outcome = hone(arguments.split(" ", -1));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).containsExactly("the house is not up: run ./hone up");
    }

    @Test
    void statusWorksWhenTheHouseIsDown() throws Exception {
        Outcome outcome = hone("status");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).containsExactly("The house is down: ./hone up brings it up.");
    }

    @Test
    void downIsNoErrorWhenTheHouseIsDown() throws Exception {
        assertThat(hone("down").code()).isZero();
    }

    @Test
    void anUnknownOptionIsOneLineThatNamesTheHelp() throws Exception {
        Outcome outcome = hone("train", "cells", "--epoch", "3");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains("--epoch").contains("hone train --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "keys add lab --role owner | no role is named 'owner'; there are: predict, contribute, operate, admin",
                "keys add lab | Missing required option: '--role=ROLE'",
                "keys add lab --role predict --expires soon | such as 12h, 90d or 4w",
                "keys add lab --role predict --expires 0d | '0d' is no length of time",
                "keys revoke | Missing required parameter: 'NAME'"
            })
    void aKeyThatCannotBeMeantIsOneLine(String arguments, String words) throws Exception {
        Outcome outcome = hone(arguments.split(" ", -1));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains(words, "--help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train cells --stop a1 --epochs 5 --verbose --force | --stop ends a run: it does not go together with --epochs, --force",
                "train cells --watch --stop a1 | --stop ends a run: it does not go together with --watch",
                "train cells --follow a1 --no-wait | --follow goes on with a run as it is: it does not go together with --no-wait",
                "train cells --follow a1 --stop a1 | --follow=EXECUTION, --stop=EXECUTION are mutually exclusive",
                "train cells --watch --no-wait | --watch waits for the end of the run, --no-wait does not",
                "import cells --painted 0 | --painted is a number from 1 on, not 0"
            })
    void whatDoesNotGoTogetherIsOneLine(String arguments, String words) throws Exception {
        Outcome outcome = hone(arguments.split(" ", -1));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).first().asString().contains(words, "--help");
    }

    @Test
    void erasesNothingUnlessItIsMeant() throws Exception {
        Outcome outcome = hone("erase", "cells", "0123");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).containsExactly("erasing cannot be undone: add --yes if you mean it");
    }

    @Test
    void aMistypedVerbIsToldWhichOneIsMeant() throws Exception {
        Outcome outcome = hone("imprt", "cells");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains("imprt").contains("did you mean");
    }

    @Test
    void tellsWhichVerbsThereAreWhenNoneIsNamed() throws Exception {
        Outcome outcome = hone();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).anyMatch(line -> line.strip().startsWith("predict "));
        assertThat(outcome.out()).noneMatch(line -> line.contains("supervise"));
    }

    @Test
    void aPortBaseOutOfRangeIsOneLine() throws Exception {
        Outcome outcome = hone("--port-base", "80", "status");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).containsExactly("the port base is a number from 1024 to 65530, not 80");
    }

    @Test
    void theStackIsForThoseWhoAsk() throws Exception {
        Outcome outcome = hone("--verbose", "train", "cells");

        assertThat(outcome.err()).first().asString().startsWith("the house is not up");
        assertThat(outcome.err()).anyMatch(line -> line.contains("at dev.hone.local.command."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "env",
                "doctor",
                "apply",
                "import",
                "train",
                "predict",
                "models",
                "promote",
                "rollback",
                "export",
                "classifier",
                "reindex",
                "erase",
                "keys",
                "bench",
                "test",
                "prepare",
                "version",
                "completion"
            })
    void everyVerbExplainsItself(String verb) throws Exception {
        Outcome outcome = hone(verb, "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).first().asString().startsWith("Usage: hone " + verb);
        assertThat(outcome.out())
                .contains("Exit codes:")
                .anyMatch(line -> line.contains("--verbose"))
                .anyMatch(line -> line.startsWith("Example"));
        assertThat(outcome.err()).isEmpty();
        assertThat(hone("help", verb).out()).isEqualTo(outcome.out());
    }

    @Test
    void tellsTheVersionsOfTheParts() throws Exception {
        Outcome outcome = hone("version");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .anyMatch(line -> line.matches("hone +\\d.*"))
                .anyMatch(line -> line.matches("kestra +\\d.*"));
        assertThat(Json.tree(hone("version", "--json").out().getFirst())
                        .path("mlflow")
                        .asText())
                .isEqualTo(lockedMlflow());
    }

    private static String lockedMlflow() throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("src/main/resources/dev/hone/local/command/parts/mlflow.lock"))) {
            return lines.filter(line -> line.startsWith("mlflow=="))
                    .map(line -> line.substring("mlflow==".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theDoctorsFindingsAreJsonToo() throws Exception {
        Outcome outcome = hone("doctor", "--json");

        assertThat(Json.tree(outcome.out().getFirst())).anySatisfy(finding -> {
            assertThat(finding.path("what").asText()).isEqualTo("JDK");
            assertThat(finding.path("verdict").asText()).isEqualTo("FINE");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', up status logs doctor completion",
        "lo, logs",
        "'logs --', --follow --lines --help",
        "'status --verb', --verbose",
    })
    void bashCompletesVerbsAndOptions(String typed, String expected) throws Exception {
        Path script = Files.write(home.resolve("completion"), hone("completion").out());
        String words = "hone " + typed;
        Process bash = new ProcessBuilder("bash", "-c", """
                source '%s'
                COMP_WORDS=(%s); [ -n "%s" ] || COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
                $(complete -p hone | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                echo "${COMPREPLY[@]}"
                """.formatted(script, words, typed, words))
                .redirectErrorStream(true)
                .start();
        String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(offered.split("\\s+")).contains(expected.split(" ", -1));
        assertThat(offered).doesNotContain("supervise", "rehearse");
    }

    @Test
    void theExportsNeedAHouseThatIsUp() throws Exception {
        Outcome outcome = hone("env");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).containsExactly("the house is not up: run ./hone up");
    }

    @Test
    void aMistypedOptionIsToldWhichOneIsMeant() throws Exception {
        Outcome outcome = hone("version", "--jsn");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).singleElement().asString().contains("did you mean --json?");
    }

    @Test
    void anErrorIsRedWhereAPersonWatches() throws Exception {
        Outcome outcome = hone(List.of("-Dhone.terminal=out,err"), "train", "cells");

        assertThat(outcome.err()).containsExactly("\u001B[31mthe house is not up: run ./hone up\u001B[0m");
    }

    /** In a process of its own: which house it is about, a command takes from its environment. */
    private Outcome hone(String... arguments) throws IOException, InterruptedException {
        return hone(List.of(), arguments);
    }

    private Outcome hone(List<String> flags, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dhone.root=" + Path.of("../../..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(1, flags);
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("HONE_HOME", home.resolve("house").toString());
        builder.environment().remove("HONE_PORT_BASE");
        builder.environment().remove("NO_COLOR");
        int code = builder.start().waitFor();
        return new Outcome(code, lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).toList();
        }
    }
}
