package dev.hone.local.command.house;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.ApiKeyText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The secrets of a house: generated when first needed, kept in one file that only its owner may read. */
public final class Credentials {
    /** Whose account of the web app is there from the beginning. */
    public static final String WEB_USER = "admin";

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<Key> KEYS_TO_DATA =
            EnumSet.of(Key.POSTGRES_PASSWORD, Key.LEDGER_PASSWORD, Key.MLFLOW_DATABASE_PASSWORD);

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
        /** MLflow's administrator. */
        MLFLOW_PASSWORD,
        /** Signs the sessions of MLflow's pages. */
        MLFLOW_SECRET_KEY,
        /** Who calls Kestra's API. */
        KESTRA_PASSWORD,
        /** The API key of those who look after the house; its commands call with it. */
        ADMIN_KEY(ApiKeyText::generate),
        /** The API key that the web app calls with. */
        WEB_APP_KEY(ApiKeyText::generate),
        /** The password of the web app's first account. */
        WEB_PASSWORD,
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

    private final Path file;
    private final Map<String, Secret> secrets;

    private Credentials(Path file, Map<String, Secret> secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /**
     * Reads the file, and adds to it what is not in it yet.
     *
     * @param locked whether data is there that some of the secrets are the only keys to
     * @throws HouseException when one of those is lost: a new one would open nothing
     */
    static Credentials in(Path file, boolean locked) {
        Credentials credentials = new Credentials(file, read(file));
        Map<String, Secret> generated = new TreeMap<>();
        for (Key key : Key.values()) {
            if (!credentials.secrets.containsKey(key.property())) {
                if (locked && KEYS_TO_DATA.contains(key)) {
                    throw HouseException.because(
                            "%s has lost %s, without which PostgreSQL lets nobody in: bring the file back from a backup"
                                    .formatted(file, key.property()));
                }
                generated.put(key.property(), key.generator.get());
            }
        }
        return generated.isEmpty() ? credentials : credentials.keep(generated);
    }

    /** The secret for this. */
    public Secret secret(Key key) {
        return secrets.get(key.property());
    }

    /** The secret's text, for the one who hands it on. */
    public String value(Key key) {
        return secret(key).value();
    }

    /** Every secret that is kept, of whatever kind. */
    public Collection<Secret> all() {
        return Collections.unmodifiableCollection(secrets.values());
    }

    /** A secret that was not generated but told, such as a login to somebody else's server. */
    Optional<Secret> outside(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** Keeps these, too. */
    Credentials keep(Map<String, Secret> more) {
        Map<String, Secret> all = new TreeMap<>(secrets);
        all.putAll(more);
        PrivateFile.write(
                file,
                all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + escaped(e.getValue().value()) + "\n")
                        .collect(Collectors.joining()));
        return new Credentials(file, all);
    }

    @Override
    public String toString() {
        return secrets.toString();
    }

    private static Map<String, Secret> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Properties stored = new Properties();
        try {
            PrivateFile.close(file);
            String text = Files.readString(file);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                throw HouseException.because("%s is cut off: bring it back from a backup".formatted(file));
            }
            stored.load(new StringReader(text));
        } catch (IOException e) {
            throw HouseException.unusable(file, e);
        } catch (IllegalArgumentException e) {
            throw HouseException.because("%s is damaged: bring it back from a backup".formatted(file), e);
        }
        Map<String, Secret> secrets = new TreeMap<>();
        stored.stringPropertyNames().stream()
                .filter(name -> !stored.getProperty(name).isBlank())
                .forEach(name -> secrets.put(name, new Secret(stored.getProperty(name))));
        return secrets;
    }

    /** As a file of properties wants it; a told password may hold anything. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replaceFirst("^(\\s)", "\\\\$1");
    }

    private static Secret generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }
}
