package dev.hone.local.command.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseLogsTest {
    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void create() {
        house = TestHouses.in(folder);
        house.create();
    }

    @Test
    void putsTheLinesOfAllPartsInTheOrderOfTimeWhateverTheirForm() throws Exception {
        log(
                "postgres",
                "2026-03-01 10:00:01.500 UTC [1] LOG:  ready\n\tmore of it\n2026-03-01 10:00:04.000 UTC [1] LOG:  late\n");
        log("serving", "2026-03-01T10:00:02.000Z INFO  Main: started\n");
        log("s3", "WARNING: says no time\n");

        try (HouseLogs logs = HouseLogs.of(house)) {
            assertThat(logs.last(10))
                    .extracting(LogLine::part, line -> line.text().strip().split(" ", -1)[0])
                    .containsExactly(
                            tuple("s3", "WARNING:"),
                            tuple("postgres", "2026-03-01"),
                            tuple("postgres", "more"),
                            tuple("serving", "2026-03-01T10:00:02.000Z"),
                            tuple("postgres", "2026-03-01"));
        }
    }

    @Test
    void showsTheLastLinesOfALogOfAnyLength() throws Exception {
        String line = "x".repeat(100);
        log(
                "kestra",
                IntStream.range(0, 5000).mapToObj(i -> i + " " + line).collect(Collectors.joining("\n", "", "\n")));

        try (HouseLogs logs = HouseLogs.of(house, "kestra")) {
            assertThat(logs.last(1500))
                    .hasSize(1500)
                    .first()
                    .satisfies(first -> assertThat(first.text()).startsWith("3500 "));
        }
        try (HouseLogs logs = HouseLogs.of(house, "kestra")) {
            assertThat(logs.last(0)).isEmpty();
        }
    }

    @Test
    void followsWhatComesWholeLineByWholeLine() throws Exception {
        log("kestra", "one\n");
        try (HouseLogs logs = HouseLogs.of(house, "kestra")) {
            assertThat(texts(logs.last(5))).containsExactly("one");
            log("kestra", "two\nthr");
            assertThat(more(logs)).containsExactly("two");
            log("kestra", "ee\n");
            assertThat(more(logs)).containsExactly("three");
            assertThat(more(logs)).isEmpty();
        }
    }

    @Test
    void followsALogThatIsEmptied() throws Exception {
        log("kestra", "one\ntwo\n");
        try (HouseLogs logs = HouseLogs.of(house, "kestra")) {
            logs.last(5);
            try (FileChannel channel = FileChannel.open(house.log("kestra"), StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            assertThat(more(logs)).isEmpty();
            log("kestra", "three\n");
            assertThat(more(logs)).containsExactly("three");
        }
    }

    @Test
    void followsALogInWhosePlaceComesAnother() throws Exception {
        log("kestra", "one\n");
        try (HouseLogs logs = HouseLogs.of(house, "kestra")) {
            logs.last(5);
            log("kestra", "two\n");
            Files.move(house.log("kestra"), house.logs().resolve("kestra.log.1"));
            assertThat(more(logs)).containsExactly("two");
            log("kestra", "three\n");
            assertThat(more(logs)).containsExactly("three");
        }
    }

    @Test
    void aPartThatIsNotThereIsToldWhichAre() throws Exception {
        log("kestra", "");
        log("ui", "");

        assertThatThrownBy(() -> HouseLogs.of(house, "kestrel"))
                .isInstanceOf(HouseException.class)
                .hasMessage("no part is named 'kestrel': there are kestra, ui");
    }

    @Test
    void aHouseThatHasNeverBeenUpHasNone() {
        House other = TestHouses.in(folder.resolve("other"));

        assertThatThrownBy(() -> HouseLogs.of(other)).hasMessageContaining("never been up");
    }

    private void log(String part, String text) throws IOException {
        Files.writeString(house.log(part), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> more(HouseLogs logs) {
        List<LogLine> lines = new ArrayList<>();
        logs.more(lines::add);
        return texts(lines);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }
}
