package dev.hone.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime as everything here uses it: one thread a run, since many pictures beside each other are faster than many
 * threads for one.
 *
 * <p>Left to itself it unpacks 24 MB into the folder for temporary files and removes them at an orderly end, which a
 * training and a killed process do not have. Here they are unpacked for it and removed as soon as they are loaded; what it
 * still leaves is an empty folder.
 */
public final class OnnxRuntime {
    private static final String NATIVE_PATH = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private OnnxRuntime() {}

    private static final class Loaded {
        static final OrtEnvironment ENVIRONMENT = load();
    }

    /** What tensors are made in. */
    public static OrtEnvironment environment() {
        return Loaded.ENVIRONMENT;
    }

    /** A session of a network, which is the caller's to close. */
    public static OrtSession session(Path onnx) throws OrtException {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(onnx.toString(), options);
        }
    }

    private static OrtEnvironment load() {
        if (System.getProperty(NATIVE_PATH) != null) {
            return OrtEnvironment.getEnvironment();
        }
        try {
            Path folder = Files.createTempDirectory("onnxruntime");
            try {
                if (unpack(folder)) {
                    System.setProperty(NATIVE_PATH, folder.toString());
                }
                return OrtEnvironment.getEnvironment();
            } finally {
                System.clearProperty(NATIVE_PATH);
                for (String library : LIBRARIES) {
                    Files.deleteIfExists(folder.resolve(System.mapLibraryName(library)));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ONNX Runtime cannot be unpacked", e);
        }
    }

    /** Whether there was something for this machine; if not, ONNX Runtime says so itself. */
    private static boolean unpack(Path folder) throws IOException {
        for (String library : LIBRARIES) {
            String file = System.mapLibraryName(library);
            try (InputStream packed =
                    OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + platform() + "/" + file)) {
                if (packed == null) {
                    return false;
                }
                Files.copy(packed, folder.resolve(file));
            }
        }
        return true;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "osx" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        return system + "-" + processor;
    }
}
