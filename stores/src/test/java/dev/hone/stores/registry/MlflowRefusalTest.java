package dev.hone.stores.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.registry.RegistryException.Kind;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlflowRefusalTest {
    private static final URI URL = URI.create("http://models.example:5000");
    private static final RegistrySettings SETTINGS = new RegistrySettings(URL, Optional.empty());

    private static RegistryException answered(int status, String body) {
        return MlflowRefusal.of(status, body).in(SETTINGS, URL.resolve("/api/2.0/mlflow/runs/create"), status, body);
    }

    @ParameterizedTest
    @CsvSource({
        "401,You are not authenticated,LOGIN_REFUSED,false",
        "403,Permission denied,FORBIDDEN,false",
        "403,Invalid Host header - possible DNS rebinding attack detected,HOST_REFUSED,false",
        "404,RESOURCE_DOES_NOT_EXIST,MISSING,false",
        "400,INVALID_PARAMETER_VALUE,FAILED,false",
        "500,database or disk is full,FULL,false",
        "500,could not extend file: No space left on device,FULL,false",
        "507,,FULL,false",
        "400,(sqlite3.IntegrityError) UNIQUE constraint failed: datasets.name,FAILED,true",
        "400,(psycopg2.errors.UniqueViolation) duplicate key,FAILED,true",
        "500,INTERNAL_ERROR,FAILED,true",
        "502,,FAILED,true",
        "503,TEMPORARILY_UNAVAILABLE,FAILED,true",
        "504,,FAILED,true",
    })
    void tellsWhatIsWrongAndWhetherItMayPass(int status, String body, Kind kind, boolean passing) {
        RegistryException failure = answered(status, body == null ? "" : body);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.isPassing()).isEqualTo(passing);
    }

    @Test
    void saysHowMlflowLearnsANameOfItsOwn() {
        assertThat(answered(403, "Invalid Host header"))
                .hasMessage("MLflow at http://models.example:5000 does not go by the name 'models.example:5000': "
                        + "start it with --allowed-hosts models.example:5000, or correct HONE_MLFLOW_URL");
    }

    @Test
    void saysWhoMayNotDoThis() {
        assertThat(answered(403, "Permission denied"))
                .hasMessageContaining("does not let a stranger do this (/api/2.0/mlflow/runs/create)");
    }
}
