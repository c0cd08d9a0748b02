package dev.hone.training.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Safetensors;
import dev.hone.training.weights.Weights;
import dev.hone.training.weights.WeightsFile;
import dev.hone.training.weights.WeightsRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last checkpoint of a plan in a folder: {@code state.json}, and the safetensors file that it names.
 *
 * <p>The state takes its place in one move, after its tensors: whenever the process is killed, one of the two last
 * checkpoints is there, whole.
 */
final class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final String STATE = "state.json";
    private static final String NOW = "now/";
    private static final String BEST = "best/";
    private static final String MEMORY = "memory/";

    private final Path folder;
    private final String plan;

    private record State(String plan, String tensors, List<Epoch> history) {}

    Checkpoints(Path folder, String plan) {
        this.folder = folder;
        this.plan = plan;
    }

    void keep(Checkpoint checkpoint) {
        try {
            Files.createDirectories(folder);
            String tensors =
                    "epoch-%d.safetensors".formatted(checkpoint.history().last().epoch());
            place(tensors, draft -> Safetensors.write(draft, joined(checkpoint)));
            State state = new State(plan, tensors, checkpoint.history().epochs());
            place(STATE, draft -> Files.write(draft, JSON.writeValueAsBytes(state)));
            deleteTensorsBut(tensors);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep a checkpoint in " + folder, e);
        }
    }

    private interface Writer {
        void write(Path draft) throws IOException;
    }

    private void place(String name, Writer writer) throws IOException {
        Path draft = folder.resolve(name + ".draft");
        writer.write(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteTensorsBut(String kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "epoch-*")) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(kept)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Nothing, too, when what is there belongs to another plan or cannot be read: it is thrown away. */
    Optional<Checkpoint> latest() {
        Path file = folder.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            State state = JSON.readValue(Files.readAllBytes(file), State.class);
            if (state.plan().equals(plan)) {
                Checkpoint latest = parted(state);
                log.info("going on after epoch {}", latest.history().last().epoch());
                return Optional.of(latest);
            }
            log.info("the checkpoint in {} belongs to another order or to other settings; it is thrown away", folder);
        } catch (IOException | UncheckedIOException | WeightsRefusedException e) {
            log.warn("the checkpoint in {} cannot be read and is thrown away: {}", folder, e.getMessage());
        }
        throwAway(file);
        return Optional.empty();
    }

    private void throwAway(Path state) {
        try {
            Files.delete(state);
            deleteTensorsBut("");
        } catch (IOException e) {
            throw new UncheckedIOException("could not throw away the checkpoint in " + folder, e);
        }
    }

    private static Weights joined(Checkpoint checkpoint) {
        SequencedMap<String, FloatTensor> all = new LinkedHashMap<>();
        checkpoint.weights().tensors().forEach((name, tensor) -> all.put(NOW + name, tensor));
        checkpoint.best().tensors().forEach((name, tensor) -> all.put(BEST + name, tensor));
        // sorted, so that the same state gives the same bytes
        new TreeMap<>(checkpoint.memory()).forEach((name, values) -> all.put(MEMORY + name, FloatTensor.of(values)));
        return new Weights(all);
    }

    private Checkpoint parted(State state) {
        Weights all = WeightsFile.read(folder.resolve(state.tensors()));
        Map<String, float[]> memory = new HashMap<>();
        part(all, MEMORY).tensors().forEach((name, tensor) -> memory.put(name, tensor.values()));
        return new Checkpoint(new History(state.history()), part(all, NOW), part(all, BEST), memory);
    }

    private static Weights part(Weights all, String prefix) {
        SequencedMap<String, FloatTensor> part = new LinkedHashMap<>();
        all.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return new Weights(part);
    }
}
