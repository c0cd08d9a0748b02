package dev.hone.stores.registry;

import dev.hone.stores.real.MlflowServer;
import org.junit.jupiter.api.Tag;

/** On the MLflow of a house. */
@Tag("mlflow")
class MlflowRegistryIT extends RegistryContract {
    MlflowRegistryIT() {
        super(MlflowServer.PINNED);
    }
}
