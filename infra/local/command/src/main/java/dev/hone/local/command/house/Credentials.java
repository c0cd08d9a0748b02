package dev.hone.local.command.house;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.ApiKeyText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The secrets of a house: generated when first needed, kept in one file that only its owner may read. */
public final class Credentials {
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What there is a secret for. */
    public enum Key {
        /** The S3 server's access key: a name, no secret, but as little to be guessed. */
        S3_ACCESS_KEY,
        /** What goes with the access key. */
        S3_SECRET_KEY,
        /** PostgreSQL's superuser. */
        POSTGRES_PASSWORD,
        /** The owner of the ledger's database. */
        LEDGER_PASSWORD,
        /** The owner of MLflow's database. */
        MLFLOW_DATABASE_PASSWORD,
        /** Who calls Kestra's API. */
        KESTRA_PASSWORD,
        /** The API key of those who look after the house; its commands call with it. */
        ADMIN_KEY(ApiKeyText::generate),
        /** The API key that the web app calls with. */
        WEB_APP_KEY(ApiKeyText::generate),
        /** Signs prediction ids. */
        SIGNING_KEY;

        private final Supplier<Secret> generator;

        Key() {
            this.generator = Credentials::generate;
        }

        /** An API key has a form of its own. */
        Key(Supplier<ApiKeyText> texts) {
            this.generator = () -> texts.get().text();
        }

        private String property() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Key, Secret> secrets;

    private Credentials(Map<Key, Secret> secrets) {
        this.secrets = secrets;
    }

    /** Reads the file, and adds to it what is not in it yet. */
    public static Credentials in(Path file) {
        Properties stored = read(file);
        Map<Key, Secret> secrets = new TreeMap<>();
        boolean complete = true;
        for (Key key : Key.values()) {
            String value = stored.getProperty(key.property());
            complete &= value != null;
            secrets.put(key, value == null ? key.generator.get() : new Secret(value));
        }
        if (!complete) {
            PrivateFile.write(
                    file,
                    secrets.entrySet().stream()
                            .map(e -> e.getKey().property() + "=" + e.getValue().value() + "\n")
                            .collect(Collectors.joining()));
        }
        return new Credentials(secrets);
    }

    /** The secret for this. */
    public Secret secret(Key key) {
        return secrets.get(key);
    }

    /** The secret's text, for the one who hands it on. */
    public String value(Key key) {
        return secrets.get(key).value();
    }

    @Override
    public String toString() {
        return secrets.toString();
    }

    private static Properties read(Path file) {
        Properties stored = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                PrivateFile.close(file);
                stored.load(reader);
            } catch (IOException e) {
                throw HouseException.unusable(file, e);
            }
        }
        return stored;
    }

    private static Secret generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }
}
