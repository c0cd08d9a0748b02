package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * it is ({@code bundle.json}), pictures with the logits it must give ({@code probes.json} and {@code probes/}),
 * {@code MLmodel}, by which MLflow's Python package opens it, and the digests of all these ({@code SHA256SUMS}).
 */
public final class Bundle {

    /** The layout that this code writes and reads. */
    public static final int FORMAT = 2;

    private static final String ONNX = "model.onnx";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String INFO = "bundle.json";
    private static final String PROBES = "probes.json";
    private static final String ML_MODEL = "MLmodel";
    private static final List<String> FILES = List.of(INFO, PROBES, ONNX, WEIGHTS, ML_MODEL);

    private final Path directory;
    private final String digest;
    private final BundleInfo info;
    private final List<Probe> probes;

    private Bundle(Path directory, String digest, BundleInfo info, List<Probe> probes) {
        this.directory = directory;
        this.digest = digest;
        this.info = info;
        this.probes = probes;
    }

    /** Throws {@link BundleRefusedException} when a file is missing, was changed, or says what is not understood. */
    public static Bundle open(Path directory) {
        for (String file : FILES) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                throw BundleRefusedException.missingFile(directory.resolve(file));
            }
        }
        Path file = directory.resolve(INFO);
        // asked first: a later format may have anything else in it
        int format = format(file);
        if (format != FORMAT) {
            throw BundleRefusedException.unknownFormat(format);
        }
        Sums sums = Sums.verified(directory);
        requireSums(directory, sums, FILES);
        BundleInfo info = read(file, BundleInfo.class);
        return new Bundle(directory, sums.digest(), info, readProbes(directory, sums, info));
    }

    /** The present one where it cannot be read: then the digests find what happened to it. */
    private static int format(Path file) {
        try {
            return Json.LENIENT.readValue(bytes(file), FormatOnly.class).format();
        } catch (IOException e) {
            return FORMAT;
        }
    }

    private static void requireSums(Path directory, Sums sums, List<String> files) {
        if (!files.stream().allMatch(sums::cover)) {
            throw BundleRefusedException.changedFile(directory.resolve(Sums.FILE));
        }
    }

    private static List<Probe> readProbes(Path directory, Sums sums, BundleInfo info) {
        Path file = directory.resolve(PROBES);
        List<ProbeEntry> entries = read(file, ProbeList.class).probes();
        requireSums(directory, sums, entries.stream().map(ProbeEntry::file).toList());
        List<Probe> probes = new ArrayList<>();
        for (ProbeEntry entry : entries) {
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
            probes.add(new Probe(bytes(directory.resolve(entry.file())), entry.logits()));
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
     * around them; the digests come last, so that a directory that has them is whole.
     */
    public static Bundle write(Path directory, BundleInfo info, Path onnx, Path weights, List<Probe> probes) {
        try {
            Files.createDirectories(directory.resolve("probes"));
            Files.deleteIfExists(directory.resolve(Sums.FILE));
            copy(onnx, directory.resolve(ONNX));
            copy(weights, directory.resolve(WEIGHTS));
            List<ProbeEntry> entries = new ArrayList<>();
            for (Probe probe : probes) {
                String file = "probes/%02d.png".formatted(entries.size());
                Files.write(directory.resolve(file), probe.png());
                entries.add(new ProbeEntry(file, probe.logits()));
            }
            Files.write(directory.resolve(PROBES), Json.LENIENT.writeValueAsBytes(new ProbeList(entries)));
            Files.writeString(directory.resolve(ML_MODEL), MlModelFile.text(info));
            Files.write(directory.resolve(INFO), Json.LENIENT.writeValueAsBytes(info));
            List<String> files = new ArrayList<>(FILES);
            entries.forEach(entry -> files.add(entry.file()));
            Sums.write(directory, files);
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

    /** Names these very files: SHA-256 of {@code SHA256SUMS}. */
    public String digest() {
        return digest;
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

    private record ProbeEntry(String file, float[] logits) {

        private ProbeEntry {
            if (file == null || !file.matches("probes/[0-9]{2}[.]png")) {
                throw new IllegalArgumentException("a probe is a file such as probes/00.png, not " + file);
            }
            Objects.requireNonNull(logits, "logits");
        }
    }
}
