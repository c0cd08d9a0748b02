package dev.hone.stores.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void namesTheVariableThatIsUnset() {
        for (String name : Connections.NAMES) {
            if (Connections.OPTIONAL.contains(name)) {
                continue;
            }
            Map<String, String> environment = complete();
            environment.remove(name);
            assertThatThrownBy(() -> Connections.from(environment))
                    .isInstanceOf(UnsetVariableException.class)
                    .hasMessage("unset environment variable " + name);
        }
    }

    @Test
    void anMlflowWithoutALoginNeedsNone() {
        Map<String, String> environment = complete();
        environment.keySet().removeAll(Connections.OPTIONAL);

        assertThat(Connections.from(environment).registry().login()).isEmpty();
    }

    @Test
    void aUserOfMlflowNeedsAPassword() {
        Map<String, String> environment = complete();
        environment.remove("HONE_MLFLOW_PASSWORD");

        assertThatThrownBy(() -> Connections.from(environment))
                .isInstanceOf(UnsetVariableException.class)
                .hasMessage("unset environment variable HONE_MLFLOW_PASSWORD");
    }

    @Test
    void printsNoSecret() {
        assertThat(Connections.from(complete()).toString())
                .contains("http://HONE_S3_ENDPOINT")
                .doesNotContain("SECRET_KEY")
                .doesNotContain("HONE_DATABASE_PASSWORD")
                .doesNotContain("HONE_MLFLOW_PASSWORD")
                .doesNotContain("HONE_SIGNING_KEY");
    }

    private static Map<String, String> complete() {
        Map<String, String> environment = new HashMap<>();
        Connections.NAMES.forEach(name -> environment.put(name, "http://" + name));
        return environment;
    }
}
