package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A directory that holds a trained network and all there is to know of it. Immutable once written; thread-safe.
 *
 * <p>It holds the network to answer with ({@code model.onnx}), its weights to train on ({@code weights.safetensors}), what
 * it is ({@code bundle.json}), pictures with the logits it must give ({@code probes.json} and {@code probes/}), and
 * {@code MLmodel}, by which MLflow's Python package opens it.
 */
public final class Bundle {

    /** The layout that this code writes and reads. */
    public static final int FORMAT = 1;

    private static final String ONNX = "model.onnx";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String INFO = "bundle.json";
    private static final String PROBES = "probes.json";
    private static final String ML_MODEL = "MLmodel";

    private final Path directory;
    private final BundleInfo info;
    private final List<Probe> probes;

    private Bundle(Path directory, BundleInfo info, List<Probe> probes) {
        this.directory = directory;
        this.info = info;
        this.probes = probes;
    }

    /** Throws {@link BundleRefusedException} when a file is missing or says something that is not understood. */
    public static Bundle open(Path directory) {
        for (String file : List.of(INFO, PROBES, ONNX, WEIGHTS, ML_MODEL)) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                throw BundleRefusedException.missingFile(directory.resolve(file));
            }
        }
        Path file = directory.resolve(INFO);
        // asked first: a later format may have anything else in it
        int format = read(file, FormatOnly.class).format();
        if (format != FORMAT) {
            throw BundleRefusedException.unknownFormat(format);
        }
        BundleInfo info = read(file, BundleInfo.class);
        return new Bundle(directory, info, readProbes(directory, info));
    }

    private static List<Probe> readProbes(Path directory, BundleInfo info) {
        Path file = directory.resolve(PROBES);
        List<Probe> probes = new ArrayList<>();
        for (ProbeEntry entry : read(file, ProbeList.class).probes()) {
            if (entry.logits().length != info.classes().size()) {
                throw BundleRefusedException.unreadableFile(
                        file,
                        "%s has %d logits for %d classes"
                                .formatted(
                                        entry.file(),
                                        entry.logits().length,
                                        info.classes().size()),
                        null);
            }
            byte[] png = bytes(directory.resolve(entry.file()));
            if (!Sha256.hex(png).equals(entry.sha256())) {
                throw BundleRefusedException.unreadableFile(
                        directory.resolve(entry.file()), "its bytes are not those of the probe", null);
            }
            probes.add(new Probe(png, entry.logits()));
        }
        if (probes.isEmpty()) {
            throw BundleRefusedException.unreadableFile(file, "it names no probes", null);
        }
        return List.copyOf(probes);
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return Json.LENIENT.readValue(bytes(file), type);
        } catch (JsonProcessingException e) {
            throw BundleRefusedException.unreadableFile(file, Json.reason(e), e);
        } catch (IOException e) {
            throw BundleRefusedException.unreadableFile(file, e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw BundleRefusedException.missingFile(file);
        } catch (IOException e) {
            throw BundleRefusedException.unreadableFile(file, e.getMessage(), e);
        }
    }

    /**
     * Copies the network and its weights into the directory, unless they lie there already, and writes the other files
     * around them; {@code bundle.json} comes last, so that a directory that has one is whole.
     */
    public static Bundle write(Path directory, BundleInfo info, Path onnx, Path weights, List<Probe> probes) {
        try {
            Files.createDirectories(directory.resolve("probes"));
            copy(onnx, directory.resolve(ONNX));
            copy(weights, directory.resolve(WEIGHTS));
            List<ProbeEntry> entries = new ArrayList<>();
            for (Probe probe : probes) {
                String file = "probes/%02d.png".formatted(entries.size());
                Files.write(directory.resolve(file), probe.png());
                entries.add(new ProbeEntry(file, Sha256.hex(probe.png()), probe.logits()));
            }
            Files.write(directory.resolve(PROBES), Json.LENIENT.writeValueAsBytes(new ProbeList(entries)));
            Files.writeString(directory.resolve(ML_MODEL), MlModelFile.text(info));
            Files.write(directory.resolve(INFO), Json.LENIENT.writeValueAsBytes(info));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(directory);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!from.toAbsolutePath().normalize().equals(to.toAbsolutePath().normalize())) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public BundleInfo info() {
        return info;
    }

    public Path directory() {
        return directory;
    }

    public Path onnx() {
        return directory.resolve(ONNX);
    }

    public Path weights() {
        return directory.resolve(WEIGHTS);
    }

    public List<Probe> probes() {
        return probes;
    }

    private record FormatOnly(int format) {}

    private record ProbeList(List<ProbeEntry> probes) {

        private ProbeList {
            probes = probes == null ? List.of() : List.copyOf(probes);
        }
    }

    private record ProbeEntry(String file, String sha256, float[] logits) {

        private ProbeEntry {
            if (file == null || !file.matches("probes/[0-9]{2}[.]png")) {
                throw new IllegalArgumentException("a probe is a file such as probes/00.png, not " + file);
            }
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(logits, "logits");
        }
    }
}
