package dev.hone.local.command.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Which Hone this is, as the build wrote it down.
 *
 * @param parts the version of each part that is not Hone's own
 */
public record Release(String version, Map<String, String> parts) {
    /** This one. */
    public static final Release CURRENT = read();

    /** Which PostgreSQL comes with it. */
    public String postgres() {
        return parts.get("postgres");
    }

    private static Release read() {
        try (InputStream stream = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            Map<String, String> parts = new LinkedHashMap<>();
            for (String part : List.of("postgres", "s3proxy", "mlflow", "kestra", "onnxruntime")) {
                parts.put(part, properties.getProperty(part));
            }
            return new Release(properties.getProperty("version"), parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
