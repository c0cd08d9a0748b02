package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.Instance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on real servers, and what only they show. */
@Tag("mlflow")
class ServingIT extends KeysContract {

    @Override
    House furnish(Path folder) throws Exception {
        return new HouseOfServers(folder);
    }

    @Test
    void tellsTheLedgerWhatItServes() {
        int serves = caller().get("/v1/projects")
                .body()
                .at("/projects/0/model_version")
                .asInt();
        HouseOfServers servers = (HouseOfServers) house();
        Eventually.holds(
                "reported",
                () -> servers.ledger().instances().alive("cells", Duration.ofSeconds(5)).stream()
                        .map(Instance::version)
                        .anyMatch(version -> version == serves));
        assertThat(servers.ledger().instances().alive("leaves", Duration.ofSeconds(5)))
                .isEmpty();
    }
}
