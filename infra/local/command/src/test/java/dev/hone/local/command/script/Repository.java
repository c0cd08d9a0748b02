package dev.hone.local.command.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A repository with the script and four modules: {@code pictures}, {@code stores} on top of it, {@code command} on top of
 * that, and {@code ui}, which needs nobody. It is built, as far as the script can tell.
 */
final class Repository {
    private static final Path ROOT = Path.of("../../..");
    private static final String COMMAND = "infra/local/command";
    private static final Map<String, List<String>> MODULES =
            Map.of("pictures", List.of(), "stores", List.of("pictures"), COMMAND, List.of("stores"), "ui", List.of());

    /** What the system has, without a Java, a browser, Go or Maven. */
    private static final List<String> TOOLS =
            List.of("sh awk cat date dirname find grep head id mkdir mv readlink rm sed sleep sort tail touch tr"
                    .split(" ", -1));

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** What came of running the script. */
    record Ran(int code, String output, String errors) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    Repository(Path folder) throws IOException {
        this.folder = folder;
        for (String script : List.of(
                "hone", "infra/local/script/build.sh", "infra/local/script/jdk.sh", "infra/local/script/test.sh")) {
            Path copy = folder.resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(ROOT.resolve(script), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        modules();
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            tool(tool, "exec $(PATH=/usr/bin:/bin command -v %s) \"$@\"".formatted(tool));
        }
        environment.put("PATH", tools.toString());
        maven("");
        environment.put("JAVA_HOME", jdk("named", "25").toString());
    }

    private void modules() throws IOException {
        StringBuilder listed = new StringBuilder();
        for (String module : List.of("pictures", "stores", "ui", COMMAND)) {
            listed.append("<module>%s</module>\n".formatted(module));
            String name = module.substring(module.lastIndexOf('/') + 1);
            StringBuilder pom = new StringBuilder("<parent><artifactId>hone</artifactId></parent>\n");
            pom.append("<artifactId>hone-%s</artifactId>\n".formatted(name));
            for (String needed : MODULES.get(module)) {
                pom.append("<artifactId>hone-%s</artifactId>\n".formatted(needed));
            }
            write(module + "/pom.xml", pom.toString());
            write(module + "/src/main/java/A.java", "");
            write(module + "/src/test/java/ATest.java", "");
            write(module + "/target/build.stamp", "");
        }
        write("pom.xml", listed.toString());
        write(".mvn/jvm.config", "");
        write(COMMAND + "/target/hone-command-1.jar", "");
        write(COMMAND + "/target/classpath", folder.resolve("others.jar").toString());
        write("others.jar", "");
        write("README.md", "");
        write("target/build.stamp", "");
        Instant past = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> !file.endsWith("build.stamp")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(past));
            }
        }
        Instant built = past.plus(Duration.ofMinutes(1));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> file.endsWith("build.stamp")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(built));
            }
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** A Maven that does this, after it has written down how it was called. */
    void maven(String script) throws IOException {
        tool("mvn", """
                case $* in *--version*) echo Apache Maven 3.9.11; exit ;; esac
                echo "$*" >>%s
                """.formatted(folder.resolve("maven.calls")) + script);
    }

    /** A program on the path. */
    Path tool(String name, String script) throws IOException {
        return executable(folder.resolve("tools").resolve(name), "#!/bin/sh\n" + script);
    }

    /** How Maven was called. */
    List<String> mavenCalls() throws IOException {
        Path calls = folder.resolve("maven.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** Which modules Maven was told to build. */
    Set<String> built() throws IOException {
        Set<String> built = new TreeSet<>();
        for (String call : mavenCalls()) {
            List<String> words = List.of(call.split(" ", -1));
            int list = words.indexOf("-pl");
            if (list >= 0) {
                built.addAll(List.of(words.get(list + 1).split(",", -1)));
            }
        }
        return built;
    }

    /** A JDK that says its name, its flags, and the arguments of the program in brackets. */
    Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jdks").resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        executable(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -XshowSettings:properties ]; then
                    echo "    java.home = %s"
                    exit
                fi
                printf '%s'
                for argument; do
                    case $seen in
                    yes) printf ' [%%s]' "$argument" ;;
                    *) printf ' %%s' "$argument" ;;
                    esac
                    case $argument in *.Main | *.CLI) seen=yes ;; esac
                done
                echo
                """.formatted(home, name));
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    Ran hone(String... arguments) throws Exception {
        return run(folder.resolve("hone"), arguments);
    }

    Ran run(Path script, String... arguments) throws Exception {
        Path errors = Files.createTempFile("hone", ".err");
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String complaints = Files.readString(errors).strip();
        Files.delete(errors);
        return new Ran(code, output.strip(), complaints);
    }

    private static Path executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
