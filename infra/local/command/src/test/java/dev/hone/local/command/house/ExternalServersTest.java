package dev.hone.local.command.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalServersTest {
    private static final Map<String, String> LOGIN =
            Map.of("HONE_S3_ACCESS_KEY", "theirs", "HONE_S3_SECRET_KEY", "secret");
    private static final Map<Server, String> ELSEWHERE = Map.of(Server.S3, "http://minio:9000");

    @TempDir
    private Path folder;

    @Test
    void aHouseUsesItsOwnServersUnlessToldOtherwise() {
        House house = house(Map.of());

        assertThat(house.external().resolve(Map.of())).isEmpty();
        assertThat(house.address(Server.S3)).isEqualTo("http://127.0.0.1:7404");
    }

    @Test
    void remembersWhatItWasToldAndHowToLogIn() {
        House told = house(LOGIN);
        told.external().keep(told.external().resolve(ELSEWHERE), () -> {});
        House later = house(Map.of());

        assertThat(later.external().resolve(Map.of())).isEqualTo(ELSEWHERE);
        assertThat(later.connectionVariables())
                .containsEntry("HONE_S3_ENDPOINT", "http://minio:9000")
                .containsAllEntriesOf(LOGIN)
                .containsEntry("HONE_MLFLOW_URL", "http://127.0.0.1:7403");
    }

    @Test
    void keepsTheLoginWhereOnlyTheOwnerMayReadIt() throws IOException {
        House house = house(LOGIN);
        house.external().keep(ELSEWHERE, () -> {});

        assertThat(folder.resolve("servers.properties")).content().doesNotContain("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credentials"))))
                .isEqualTo("rw-------");
    }

    @Test
    void goesBackToItsOwnServerWithItsOwnLogin() {
        House house = house(LOGIN);
        Map<String, String> before = house.connectionVariables();
        house.external().keep(ELSEWHERE, () -> {});
        house.external().keep(house.external().resolve(Map.of(Server.S3, ExternalServers.EMBEDDED)), () -> {});

        assertThat(house.connectionVariables()).isEqualTo(before);
    }

    @Test
    void takesAnAddressFromTheEnvironmentAndTheOneThatWasTypedFirst() {
        House house = house(Map.of("HONE_S3_ENDPOINT", "http://other:1", "HONE_KESTRA_URL", "http://kestra:8080"));

        assertThat(house.external().resolve(ELSEWHERE))
                .containsEntry(Server.S3, "http://minio:9000")
                .containsEntry(Server.KESTRA, "http://kestra:8080");
    }

    @Test
    void itsOwnAddressIsNoServerOfSomebodyElses() {
        House first = house(Map.of());
        House house = house(first.connectionVariables());

        assertThat(house.external().resolve(Map.of())).isEmpty();
    }

    @Test
    void aServerThatIsOfNoUseIsForgottenAgain() {
        House house = house(LOGIN);
        house.external().keep(ELSEWHERE, () -> {});
        House wrong = house(Map.of("HONE_S3_ACCESS_KEY", "theirs", "HONE_S3_SECRET_KEY", "wrong"));

        assertThatThrownBy(() -> wrong.external().keep(Map.of(Server.S3, "http://wrong:1"), () -> {
                    assertThat(wrong.connectionVariables()).containsEntry("HONE_S3_SECRET_KEY", "wrong");
                    throw HouseException.because("nothing answers");
                }))
                .hasMessage("nothing answers");
        assertThat(house.connectionVariables())
                .containsEntry("HONE_S3_ENDPOINT", "http://minio:9000")
                .containsEntry("HONE_S3_SECRET_KEY", "secret");
    }

    @Test
    void namesTheVariableThatALoginNeeds() {
        assertThatThrownBy(() -> house(Map.of()).external().keep(ELSEWHERE, () -> {}))
                .hasMessage("unset environment variable HONE_S3_ACCESS_KEY: --s3-url needs it to log in");
        assertThatThrownBy(() ->
                        house(Map.of("HONE_S3_ACCESS_KEY", "theirs")).external().keep(ELSEWHERE, () -> {}))
                .hasMessage("unset environment variable HONE_S3_SECRET_KEY: --s3-url needs it to log in");
    }

    @Test
    void anMlflowMayBeOpenToAll() {
        House house = house(Map.of());
        house.external().keep(Map.of(Server.MLFLOW, "http://mlflow:5000"), () -> {});

        assertThat(house.connectionVariables())
                .containsEntry("HONE_MLFLOW_URL", "http://mlflow:5000")
                .doesNotContainKeys("HONE_MLFLOW_USER", "HONE_MLFLOW_PASSWORD");
    }

    private House house(Map<String, String> environment) {
        return new House(
                folder,
                new Ports(Ports.USUAL_BASE),
                new Installation(folder, Path.of("java")),
                new HashMap<>(environment));
    }
}
