package dev.hone.serving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@link ServingToMeasure} with as much memory as it has in a house. */
final class ServingProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final PrintWriter orders;
    private final int port;
    private final String key;

    private ServingProcess(Process process) throws IOException {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        String[] address = said().split(" ", 2);
        this.port = Integer.parseInt(address[0]);
        this.key = address[1];
    }

    static ServingProcess start(Path folder) throws IOException {
        Path arguments = Files.writeString(
                folder.resolve("serving.args"), "-cp \"%s\"".formatted(System.getProperty("java.class.path")));
        return new ServingProcess(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:MaxDirectMemorySize=128m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "@" + arguments,
                        ServingToMeasure.class.getName(),
                        folder.resolve("cache").toString()))
                .redirectError(folder.resolve("serving.log").toFile())
                .start());
    }

    private String said() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new IllegalStateException("serving has ended");
        }
        return line;
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** Puts a bundle into production and waits until it answers. */
    int promote(String project, Path bundle) throws IOException {
        orders.println("promote %s %s".formatted(project, bundle));
        return Integer.parseInt(said().substring(1));
    }

    /** What is resident of it, in megabytes. */
    int resident() throws IOException {
        return megabytes("VmRSS");
    }

    /** The most that ever was. */
    int mostResident() throws IOException {
        return megabytes("VmHWM");
    }

    private int megabytes(String figure) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(figure))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        orders.close();
    }
}
