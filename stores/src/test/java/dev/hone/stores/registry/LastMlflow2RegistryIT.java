package dev.hone.stores.registry;

import dev.hone.stores.real.MlflowServer;
import org.junit.jupiter.api.Tag;

/** On the last MLflow 2. */
@Tag("mlflow2")
class LastMlflow2RegistryIT extends RegistryContract {
    LastMlflow2RegistryIT() {
        super(MlflowServer.LAST_2);
    }
}
