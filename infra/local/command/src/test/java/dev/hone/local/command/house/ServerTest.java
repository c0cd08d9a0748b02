package dev.hone.local.command.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {
    @ParameterizedTest
    @CsvSource({
        "S3, http://minio:9000/, http://minio:9000",
        "KESTRA, https://kestra.example.org, https://kestra.example.org",
        "MLFLOW, http://mlflow:5000/base/, http://mlflow:5000/base",
        "POSTGRES, postgresql://db:5432/hone, jdbc:postgresql://db:5432/hone",
        "POSTGRES, postgres://db/hone, jdbc:postgresql://db/hone",
        "POSTGRES, jdbc:postgresql://db:5432/hone?sslmode=require, jdbc:postgresql://db:5432/hone?sslmode=require"
    })
    void takesAnAddressAsPeopleWriteIt(Server server, String written, String address) {
        assertThat(server.address(written)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "S3, http://key:geheim@minio:9000, --s3-url, HONE_S3_SECRET_KEY",
        "POSTGRES, postgresql://hone:geheim@db/hone, --postgres-url, HONE_DATABASE_PASSWORD",
        "POSTGRES, jdbc:postgresql://db/hone?user=hone&password=geheim, --postgres-url, HONE_DATABASE_PASSWORD"
    })
    void refusesAPasswordAndSaysWhereItBelongs(Server server, String written, String option, String variable) {
        assertThatThrownBy(() -> server.address(written))
                .isInstanceOf(HouseException.class)
                .hasMessageContaining(option)
                .hasMessageContaining(variable)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource({"S3, minio:9000", "S3, ftp://minio", "KESTRA, http://", "MLFLOW, http://a b", "POSTGRES, http://db/hone"
    })
    void refusesWhatIsNoAddress(Server server, String written) {
        assertThatThrownBy(() -> server.address(written))
                .isInstanceOf(HouseException.class)
                .hasMessageStartingWith(server.option() + " takes an address: ");
    }

    @Test
    void wantsToKnowWhichDatabase() {
        assertThatThrownBy(() -> Server.POSTGRES.address("postgresql://db:5432"))
                .isInstanceOf(HouseException.class)
                .hasMessage("--postgres-url names no database: postgresql://HOST:PORT/DATABASE");
    }
}
