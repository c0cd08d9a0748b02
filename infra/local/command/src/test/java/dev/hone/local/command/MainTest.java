package dev.hone.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
                "import cells --painted 5",
                "predict cells picture.png",
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
    @ValueSource(strings = {"up", "down", "status", "import", "train", "predict", "keys", "test", "prepare"})
    void everyVerbExplainsItself(String verb) throws Exception {
        Outcome outcome = hone(verb, "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).first().asString().startsWith("Usage: hone " + verb);
        assertThat(outcome.err()).isEmpty();
    }

    /** In a process of its own: which house it is about, a command takes from its environment. */
    private Outcome hone(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dhone.root=" + Path.of("../../..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("HONE_HOME", home.resolve("house").toString());
        builder.environment().remove("HONE_PORT_BASE");
        int code = builder.start().waitFor();
        return new Outcome(code, lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).toList();
        }
    }
}
