package dev.hone.training;

import dev.hone.model.Bundle;
import dev.hone.model.Example;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.features.Features;
import dev.hone.training.features.View;
import dev.hone.training.network.Network;
import dev.hone.training.onnx.OnnxFile;
import dev.hone.training.shards.Shards;
import dev.hone.training.weights.Weights;
import dev.hone.training.weights.WeightsFile;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone classifier embed}: what a network that does not learn sees in pictures. Does without libtorch. */
@Command(
        name = "embed",
        description = {
            "Keep what a network sees in the pictures of WORK/order.json, as they are prepared in WORK/shards/: the"
                    + " embeddings, a row of numbers for each picture. The network is a bundle's, or the one whose"
                    + " weights the order names.",
            "Leaves WORK/features/, where a training with the strategy head finds them. What was looked at before is not"
                    + " looked at again."
        },
        exitCodeList = {
            "0:the embedding of every picture is there",
            "1:it is not; a line says why",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  hone classifier embed work/ --bundle production/bundle",
            "  hone classifier embed work/ --json > embeddings.jsonl",
            "docs/classifier.md says what lies where."
        })
final class EmbedVerb implements Callable<Integer> {
    /** So many pictures are in memory at a time. */
    private static final int ROUND = 256;

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORK", description = "The working directory.")
    private Path work;

    @Option(names = "--bundle", paramLabel = "DIR", description = "The bundle that looks; else the order's weights do.")
    private Path bundle;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many cores to take; all unless you say otherwise.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print each picture's embedding, one JSON object a line.")
    private boolean json;

    /** A network without its head. */
    private record Backbone(Network network, Weights weights, PictureSpec pictures) {
        Features open(Path folder) {
            return Features.open(
                    folder,
                    file -> OnnxFile.writeFrozen(
                            file, network, pictures, weights, network.stages().size()),
                    pictures,
                    List.of(View.PLAIN));
        }
    }

    @Override
    public Integer call() {
        TrainingOrder order = TrainingOrder.read(work);
        Backbone backbone = bundle == null ? ofOrder(order) : ofBundle();
        Shards shards = Shards.of(work);
        List<String> pictures =
                order.examples().stream().map(Example::picture).distinct().toList();
        try (Features features = backbone.open(work.resolve("features"))) {
            Instant begun = Instant.now();
            Instant told = begun;
            for (int from = 0; from < pictures.size(); from += ROUND) {
                List<Features.Picture> round = pictures.subList(from, Math.min(from + ROUND, pictures.size())).stream()
                        .map(digest -> new Features.Picture(digest, shards.tensor(digest, backbone.pictures())))
                        .toList();
                features.look(Map.of(View.PLAIN, round), threads, (done, of) -> {});
                if (Duration.between(told, Instant.now()).compareTo(BETWEEN_LINES) > 0) {
                    told = Instant.now();
                    tell(spec.commandLine().getErr(), from + round.size(), pictures.size());
                }
            }
            finish(features, pictures);
        }
        return 0;
    }

    private Backbone ofBundle() {
        Bundle opened = Bundle.open(bundle);
        return new Backbone(
                network(opened.info().network()),
                WeightsFile.read(opened.weights()),
                opened.info().picture());
    }

    private Backbone ofOrder(TrainingOrder order) {
        if (order.weights() == null) {
            throw TrainingRefusedException.nothingToLookWith();
        }
        Network network = network(order.network());
        return new Backbone(network, StartingPoint.read(work, order, network), order.picture());
    }

    private static Network network(String name) {
        return Network.named(name).orElseThrow(() -> TrainingRefusedException.unknownNetwork(name));
    }

    private void finish(Features features, List<String> pictures) {
        PrintWriter out = spec.commandLine().getOut();
        int length = Arrays.stream(features.shape()).reduce(1, Math::multiplyExact);
        if (json) {
            ByteBuffer row = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (String picture : pictures) {
                features.put(picture, View.PLAIN, row.clear());
                out.println(line(picture, row.flip().asFloatBuffer()));
            }
        } else {
            tell(out, pictures.size(), pictures.size());
            out.println("%d numbers a picture, in %s".formatted(length, work.resolve("features")));
        }
        out.flush();
    }

    private static String line(String picture, FloatBuffer row) {
        List<String> numbers = IntStream.range(0, row.remaining())
                .mapToObj(i -> Float.toString(row.get(i)))
                .toList();
        return "{\"picture\":\"%s\",\"embedding\":[%s]}".formatted(picture, String.join(",", numbers));
    }

    private static void tell(PrintWriter out, int done, int all) {
        out.println("looked at %d of %d pictures".formatted(done, all));
        out.flush();
    }
}
