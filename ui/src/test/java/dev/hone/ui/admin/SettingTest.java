package dev.hone.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    @Test
    void hidesSecrets() {
        assertThat(value(new Secret("opens"))).isEqualTo("***");
        assertThat(value(Optional.of(new Secret("opens")))).isEqualTo("***");
        assertThat(value(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/hone?user=hone&password=opens&ssl=true,"
                + " jdbc:postgresql://db:5432/hone?user=hone&password=***&ssl=true",
        "http://hone:opens@s3:9000, http://***@s3:9000",
        "http://s3:9000/a@b, http://s3:9000/a@b",
        "hone@localhost.local, hone@localhost.local",
    })
    void hidesSecretsInAddresses(String address, String shown) {
        assertThat(value(address)).isEqualTo(shown);
    }

    private static String value(Object value) {
        return Setting.of("HONE_X", "something", value).value();
    }
}
