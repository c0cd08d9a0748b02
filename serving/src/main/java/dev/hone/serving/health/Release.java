package dev.hone.serving.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which serving this is, as the build wrote it down.
 *
 * @param version of Hone
 * @param onnxruntime the version of what answers
 * @param java the version of what runs it
 */
record Release(String version, String onnxruntime, String java) {
    static final Release CURRENT = read();

    private static Release read() {
        try (InputStream stream = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return new Release(
                    properties.getProperty("version"),
                    properties.getProperty("onnxruntime"),
                    Runtime.version().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
