package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.LedgerException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerExceptionTest {
    private static final LedgerSettings SETTINGS =
            new LedgerSettings("jdbc:postgresql://db:5432/hone", "ann", new Secret("geheim"));

    @ParameterizedTest
    @CsvSource({
        "08001, UNREACHABLE, HONE_DATABASE_URL",
        "08006, UNREACHABLE, HONE_DATABASE_URL",
        "57P01, UNREACHABLE, HONE_DATABASE_URL",
        "57P03, UNREACHABLE, HONE_DATABASE_URL",
        "28P01, LOGIN_REFUSED, HONE_DATABASE_PASSWORD",
        "08004, LOGIN_REFUSED, HONE_DATABASE_PASSWORD",
        "3D000, DATABASE_MISSING, create the database",
        "42501, NOT_ALLOWED, owner",
        "53100, FULL, no space left",
        "53300, CROWDED, max_connections",
        "25006, READ_ONLY, primary",
    })
    void saysWhatToCheck(String state, Kind kind, String advice) {
        RuntimeException failure = new IllegalStateException(new SQLException("the server's words", state));
        assertThat(LedgerException.explained(SETTINGS, failure))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        explained -> assertThat(explained.kind()).isEqualTo(kind))
                .hasMessageContainingAll(SETTINGS.url(), "ann", advice, "the server's words")
                .hasMessageNotContaining("geheim")
                .hasCause(failure);
    }

    @Test
    void saysWhyThePoolHasNoConnection() {
        SQLException refused = new SQLException("wrong password", "28P01");
        SQLException pool = new SQLTransientConnectionException("none within 5 s", "08001", refused);
        assertThat(LedgerException.explained(SETTINGS, new IllegalStateException(pool)))
                .isInstanceOfSatisfying(
                        LedgerException.class, found -> assertThat(found.kind()).isEqualTo(Kind.LOGIN_REFUSED));
    }

    @Test
    void leavesAFailureOfAStatementAsItIs() {
        RuntimeException failure = new IllegalStateException(new SQLException("no such column", "42703"));
        assertThat(LedgerException.explained(SETTINGS, failure)).isSameAs(failure);
    }
}
