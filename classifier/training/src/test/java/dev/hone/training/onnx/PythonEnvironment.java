package dev.hone.training.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A private Python with MLflow and ONNX Runtime: the one that {@code hone.python.onnx} names, or one of our own, made once
 * below {@code target}.
 */
final class PythonEnvironment {
    private static final String GIVEN = "hone.python.onnx";
    private static final Path REQUIREMENTS = Path.of("src/test/python/requirements.txt");
    private static final long MINUTES = 8;

    private final Path python;

    private PythonEnvironment(Path folder) {
        this.python = folder.resolve("bin/python");
    }

    static PythonEnvironment ready() throws IOException, InterruptedException {
        String given = System.getProperty(GIVEN);
        return given == null ? made(Path.of("target/python")) : new PythonEnvironment(Path.of(given));
    }

    private static PythonEnvironment made(Path folder) throws IOException, InterruptedException {
        PythonEnvironment environment = new PythonEnvironment(folder);
        String wanted = Files.readString(REQUIREMENTS);
        Path installed = folder.resolve("installed.txt");
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            run(List.of("python3", "-m", "venv", folder.toString()));
            environment.run("-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS.toString());
            Files.writeString(installed, wanted);
        }
        return environment;
    }

    /** What it wrote to its standard output. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("python", ".out");
        Path err = Files.createTempFile("python", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("%s failed; -D%s=FOLDER names a virtual environment with %s:%n%s"
                        .formatted(command, GIVEN, REQUIREMENTS, Files.readString(err)));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
