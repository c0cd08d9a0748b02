package dev.hone.stores.connections;

/** Where the ledger's PostgreSQL database is (a JDBC URL) and who opens it. */
public record LedgerSettings(String url, String user, Secret password) {
    static LedgerSettings from(Variables variables) {
        return new LedgerSettings(
                variables.text("HONE_DATABASE_URL"),
                variables.text("HONE_DATABASE_USER"),
                variables.secret("HONE_DATABASE_PASSWORD"));
    }
}
