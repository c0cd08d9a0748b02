package dev.hone.local.command.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Hone this is, and which PostgreSQL comes with it, as the build wrote it down. */
public record Release(String version, String postgres) {
    /** This one. */
    public static final Release CURRENT = read();

    private static Release read() {
        try (InputStream stream = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return new Release(properties.getProperty("version"), properties.getProperty("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
