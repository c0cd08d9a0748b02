package dev.hone.local.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes a plugin folder with one task or trigger in it. */
final class PluginFolder {
    private PluginFolder() {}

    static Path with(Path folder, Class<?> type, Class<?> output) throws IOException {
        Path plugin = Files.createDirectories(folder.resolve("hone"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugin.resolve("task.jar")))) {
            jar.putNextEntry(new JarEntry("META-INF/services/io.kestra.core.models.Plugin"));
            jar.write(type.getName().getBytes(StandardCharsets.UTF_8));
            addClass(jar, type);
            addClass(jar, output);
        }
        return folder;
    }

    private static void addClass(JarOutputStream jar, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            bytes.transferTo(jar);
        }
    }
}
