package dev.hone.local.command.house;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The servers of a house that may also be somebody else's. */
public enum Server {
    /** The ledger's database, and MLflow's. */
    POSTGRES("HONE_DATABASE_URL", "HONE_DATABASE_USER", "HONE_DATABASE_PASSWORD"),
    /** The bucket. */
    S3("HONE_S3_ENDPOINT", "HONE_S3_ACCESS_KEY", "HONE_S3_SECRET_KEY"),
    /** The registry. */
    MLFLOW("HONE_MLFLOW_URL", "HONE_MLFLOW_USER", "HONE_MLFLOW_PASSWORD"),
    /** What runs the flows. */
    KESTRA("HONE_KESTRA_URL", "HONE_KESTRA_USER", "HONE_KESTRA_PASSWORD");

    private static final Pattern DATABASE = Pattern.compile("(?:jdbc:)?(?:postgresql|postgres)://");
    private static final Pattern SECRET_PARAMETER = Pattern.compile("[?&](?:user|password)=");

    private final String urlVariable;
    private final String userVariable;
    private final String passwordVariable;

    Server(String urlVariable, String userVariable, String passwordVariable) {
        this.urlVariable = urlVariable;
        this.userVariable = userVariable;
        this.passwordVariable = passwordVariable;
    }

    /** Its name, which is also that of the part. */
    public String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option of {@code hone up} that names one. */
    public String option() {
        return "--%s-url".formatted(part());
    }

    /** The environment variable with its address. */
    public String urlVariable() {
        return urlVariable;
    }

    /** The environment variable with the name to log in with. */
    public String userVariable() {
        return userVariable;
    }

    /** The environment variable with the password to log in with. */
    public String passwordVariable() {
        return passwordVariable;
    }

    /** Whether it may let in everybody. */
    boolean mayBeOpen() {
        return this == MLFLOW;
    }

    /**
     * An address as a person wrote it, in the form that programs take.
     *
     * @throws HouseException when it is none, or has a password in it
     */
    String address(String written) {
        String text = written.strip().replaceFirst("/+$", "");
        URI uri = this == POSTGRES
                ? uri(DATABASE.matcher(text).replaceFirst("postgresql://"), "postgresql")
                : uri(text, "http", "https");
        if (uri.getRawUserInfo() != null || SECRET_PARAMETER.matcher(text).find()) {
            throw HouseException.because(
                    "the address that %s names has a user or a password in it: take it out, and set %s and %s"
                            .formatted(option(), userVariable, passwordVariable));
        }
        if (this == POSTGRES && (uri.getPath() == null || uri.getPath().length() < 2)) {
            throw HouseException.because("%s names no database: postgresql://HOST:PORT/DATABASE".formatted(option()));
        }
        return this == POSTGRES ? "jdbc:" + uri : uri.toString();
    }

    private URI uri(String text, String... schemes) {
        try {
            URI uri = URI.create(text);
            for (String scheme : schemes) {
                if (scheme.equals(uri.getScheme()) && uri.getHost() != null) {
                    return uri;
                }
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(schemes[0], e);
        }
        throw notAnAddress(schemes[0], null);
    }

    /** Without what was written: it may have a password in it. */
    private HouseException notAnAddress(String scheme, Throwable cause) {
        String form = this == POSTGRES ? "%s://HOST:PORT/DATABASE" : "%s://HOST:PORT";
        return HouseException.because("%s takes an address: %s".formatted(option(), form.formatted(scheme)), cause);
    }
}
