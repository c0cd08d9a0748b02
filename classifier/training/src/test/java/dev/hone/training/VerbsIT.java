package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From painted pictures to a report, by the program alone. */
class VerbsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static Path work;
    private static Path hasty;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        work = directory.resolve("work");
        PaintedOrder.write(work, 200, new TrainingSettings(15, 16, 0.002, 7, 2));
        train(work);
        hasty = directory.resolve("hasty");
        PaintedOrder.write(hasty, 200, new TrainingSettings(3, 16, 0.002, 7, 2));
        turnClassesRound(hasty);
        train(hasty);
    }

    private static void train(Path folder) throws IOException, InterruptedException {
        Command.Ended ended = Command.run(directory, folder.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
    }

    /** The same pictures, the classes in another order. */
    private static void turnClassesRound(Path folder) {
        TrainingOrder order = TrainingOrder.read(folder);
        int last = order.classes().size() - 1;
        new TrainingOrder(
                        order.project(),
                        order.network(),
                        order.classes().reversed(),
                        order.picture(),
                        order.settings(),
                        order.manifest(),
                        order.run(),
                        order.codeVersion(),
                        order.examples().stream()
                                .map(one -> new Example(one.picture(), last - one.label(), one.split()))
                                .toList())
                .write(folder);
    }

    @Test
    void predictSaysOfEachPictureAndFolderWhatItShowsAndWhyNot() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("pictures/more"));
        List<PaintedCell> cells = PaintedCells.paint(3, 10);
        for (int i = 0; i < cells.size(); i++) {
            Files.write(
                    folder.resolve("cell-%02d.png".formatted(i)), cells.get(i).png());
        }
        Path alone = Files.write(scratch.resolve("alone.png"), cells.getFirst().png());
        Path notes = Files.writeString(folder.resolve("notes.txt"), "not a picture");
        byte[] cut = Arrays.copyOf(cells.getFirst().png(), 400);
        Path half = Files.write(folder.resolve("half.png"), cut);

        Command.Said said = predict(alone.toString(), folder.getParent().toString(), "gone.png");

        assertThat(said.code()).isEqualTo(1);
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst()).startsWith("FILE ").endsWith("NEXT");
        assertThat(lines.get(1)).matches(".*alone\\.png +[a-z]+ +[0-9.]+ % .*");
        assertThat(said.err().lines())
                .containsExactly(
                        half + ": the PNG file breaks off before its end (truncated)",
                        notes + ": this is not a picture in JPEG, PNG, GIF, BMP, WebP or TIFF format (not-an-image)",
                        "gone.png: there is no such file (unreadable)");
    }

    @Test
    void predictSaysThatAFolderIsEmpty() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(scratch.resolve("pictures"));
        Command.Said said = predict(folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualTo("there is no file in " + folder + "\n");
    }

    @Test
    void predictTellsProgramsTheSame() throws IOException, InterruptedException {
        PaintedCell cell = PaintedCells.paint(3, 1).getFirst();
        Path picture = Files.write(scratch.resolve("cell.png"), cell.png());
        Path empty = Files.createFile(scratch.resolve("empty.png"));

        Command.Said said = predict("--json", picture.toString(), empty.toString());

        List<String> lines = said.out().lines().toList();
        JsonNode answer = JSON.readTree(lines.getFirst());
        assertThat(answer.get("file").asText()).isEqualTo(picture.toString());
        assertThat(answer.get("classes")).hasSize(PaintedCells.CLASSES.size());
        assertThat(answer.get("classes").get(0).get("id")).isEqualTo(answer.get("predicted_class"));
        assertThat(answer.get("confidence").asDouble()).isBetween(0.2, 1.0);
        assertThat(answer.has("refused")).isFalse();
        assertThat(JSON.readTree(lines.get(1)).get("refused").asText()).isEqualTo("empty");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void evaluateLeavesFiguresAndAPage() throws IOException, InterruptedException {
        Command.Said said =
                Command.say(scratch, "evaluate", work.toString(), "--against", hasty.resolve("bundle") + "");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .startsWith("40 pictures of the split 'test'")
                .contains("macro-F1 of the other")
                .endsWith("report.html\n");
        Path folder = work.resolve("evaluation");
        JsonNode evaluation = JSON.readTree(folder.resolve("evaluation.json").toFile());
        assertThat(evaluation.get("bundle").get("metrics").get("accuracy").asDouble())
                .isGreaterThan(0.6);
        assertThat(evaluation.get("comparison").get("difference").asDouble()).isPositive();
        JsonNode ofItsOwn =
                Command.say(scratch, "evaluate", hasty.toString(), "--json").json();
        assertThat(evaluation.get("against").get("metrics").get("accuracy"))
                .as("classes are told by their ids")
                .isEqualTo(ofItsOwn.get("bundle").get("metrics").get("accuracy"));
        assertThat(evaluation.get("comparison").get("pictures").asInt()).isEqualTo(40);
        JsonNode report = JSON.readTree(folder.resolve("report.json").toFile());
        assertThat(report.get("epochs")).hasSize(15);
        assertThat(folder.resolve("report.html")).content().contains("<html");
        for (JsonNode mistake : report.get("mistakes")) {
            assertThat(folder.resolve("thumbnails")
                            .resolve(mistake.get("picture").asText() + ".png"))
                    .exists();
        }
    }

    @Test
    void embedKeepsWhatABundleSees() throws IOException, InterruptedException {
        Path bundle = work.resolve("bundle");
        Command.Said said = Command.say(scratch, "embed", hasty.toString(), "--bundle", bundle.toString());
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("looked at 200 of 200 pictures\n256 numbers a picture");

        List<String> lines = Command.say(scratch, "embed", hasty + "", "--bundle", bundle + "", "--json")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(200);
        JsonNode last = JSON.readTree(lines.getLast());
        Tensor tensor = Stream.of("1.shard", "2.shard")
                .map(name -> TensorShard.read(hasty.resolve("shards").resolve(name)))
                .filter(shard -> shard.digests().contains(last.get("picture").asText()))
                .map(shard -> shard.tensor(last.get("picture").asText()))
                .findFirst()
                .orElseThrow();
        try (Classifier classifier = Classifier.load(Bundle.open(bundle))) {
            float[] expected = classifier.answer(tensor).embedding();
            for (int i = 0; i < expected.length; i++) {
                assertThat(last.get("embedding").get(i).floatValue()).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    @Test
    void embedAsksForANetwork() throws IOException, InterruptedException {
        Command.Said said = Command.say(scratch, "embed", work.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("the order names no weights: name a bundle to look with, --bundle DIR\n");
    }

    @Test
    void evaluateNamesWhatIsMissing() throws IOException, InterruptedException {
        Command.Said said = Command.say(scratch, "evaluate", scratch.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("there is no training order at ").hasLineCount(1);

        said = Command.say(scratch, "evaluate", work.toString(), "--split", "judged");
        assertThat(said.err())
                .isEqualTo("the order names no picture of the split 'judged' whose class the bundle knows\n");
    }

    @Test
    void evaluateSaysWhatIsWrongWithTheShards() throws IOException, InterruptedException {
        Path other = scratch.resolve("other");
        Files.createDirectories(other);
        Files.copy(work.resolve("order.json"), other.resolve("order.json"));
        String bundle = work.resolve("bundle").toString();
        assertThat(Command.say(scratch, "evaluate", other + "", "--bundle", bundle)
                        .err())
                .isEqualTo("there is no folder %s with the prepared pictures\n".formatted(other.resolve("shards")));

        Path shard = Files.createDirectory(other.resolve("shards")).resolve("1.shard");
        Files.copy(work.resolve("shards/1.shard"), shard);
        assertThat(Command.say(scratch, "evaluate", other + "", "--bundle", bundle)
                        .err())
                .startsWith("no shard in " + shard.getParent() + " holds the picture ")
                .hasLineCount(1);

        Files.write(shard, Arrays.copyOf(Files.readAllBytes(shard), 10_000));
        assertThat(Command.say(scratch, "evaluate", other + "", "--bundle", bundle)
                        .err())
                .startsWith("the prepared pictures in " + shard + " cannot be read: ")
                .hasLineCount(1);
    }

    @Test
    void inspectSaysWhatABundleIs() throws IOException, InterruptedException {
        Command.Said said =
                Command.say(scratch, "inspect", work.resolve("bundle").toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("5 classes apart: neutrophil, ")
                .contains("small-cnn, 391,141 values")
                .contains("64 x 64 pixels, colour, made to fit by crop")
                .contains("16 asked again")
                .contains("scratch, at most 15 epochs, 16 pictures a step, learning rate 0.002, adamw, cosine")
                .contains("validation macro f1");
        JsonNode json = Command.say(scratch, "inspect", "--json", work.resolve("bundle") + "")
                .json();
        assertThat(json.get("sound").asBoolean()).isTrue();
        assertThat(json.get("probe_difference").asDouble()).isLessThan(1e-3);
        assertThat(json.get("files").size()).isEqualTo(22);
    }

    @Test
    void inspectSaysThatABundleWasChanged() throws IOException, InterruptedException {
        Path info = hasty.resolve("bundle/bundle.json");
        byte[] sound = Files.readAllBytes(info);
        Files.writeString(info, new String(sound, StandardCharsets.UTF_8) + " ");
        try {
            Command.Said said = Command.say(scratch, "inspect", info.getParent().toString());
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).hasLineCount(1).contains("bundle.json is not the one that was written");

            JsonNode json = Command.say(scratch, "inspect", "--json", info.getParent() + "")
                    .json();
            assertThat(json.get("sound").asBoolean()).isFalse();
            assertThat(json.get("refused").asText()).isEqualTo("changed-file");
        } finally {
            Files.write(info, sound);
        }
    }

    @Test
    void onlyTrainingLoadsLibtorch() throws IOException, InterruptedException {
        Path picture = Files.write(
                scratch.resolve("cell.png"), PaintedCells.paint(3, 1).getFirst().png());
        String bundle = work.resolve("bundle").toString();
        for (String[] verb : List.of(
                new String[] {"predict", "--bundle", bundle, picture.toString()},
                new String[] {"inspect", bundle},
                new String[] {"embed", work.toString(), "--bundle", bundle},
                new String[] {"evaluate", work.toString()})) {
            Command.Said said = Command.sayWithClasses(scratch, verb);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out()).contains("dev.hone.training.").doesNotContain("ai.djl");
        }
    }

    @Test
    void everyVerbHelpsAndNamesAWrongWord() throws IOException, InterruptedException {
        for (String verb : List.of("train", "embed", "evaluate", "predict", "inspect")) {
            Command.Said said = Command.say(scratch, verb, "--help");
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("Usage: hone classifier " + verb, "Example", "Exit codes");

            said = Command.say(scratch, verb);
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err())
                    .hasLineCount(1)
                    .startsWith("Missing required")
                    .endsWith("--help tells more)\n");
        }
    }

    private Command.Said predict(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("predict", "--bundle", work.resolve("bundle") + ""));
        all.addAll(List.of(arguments));
        return Command.say(scratch, all.toArray(String[]::new));
    }
}
