package dev.hone.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptedRelu6IT {
    @BeforeAll
    static void loadLibtorch() {
        System.setProperty(
                "DJL_CACHE_DIR", Path.of("target", "libtorch").toAbsolutePath().toString());
    }

    @Test
    void clipsValuesAndLetsGradientsOfTheOthersPass() {
        Engine engine = Engine.getEngine("PyTorch");
        try (ScriptedRelu6 relu6 = ScriptedRelu6.load();
                NDManager scope = engine.newBaseManager();
                GradientCollector gradients = engine.newGradientCollector()) {
            ParameterStore store = new ParameterStore(scope, false);
            NDArray input = scope.create(new float[] {-3, -0.5f, 0.5f, 3, 5.5f, 6.5f, 100});
            input.setRequiresGradient(true);

            NDArray output = relu6.apply(store, input.mul(1), true);
            gradients.backward(
                    output.mul(scope.create(new float[] {1, 2, 3, 4, 5, 6, 7})).sum());

            assertThat(output.toFloatArray()).containsExactly(0, 0, 0.5f, 3, 5.5f, 6, 6);
            assertThat(input.getGradient().toFloatArray()).containsExactly(0, 0, 3, 4, 5, 0, 0);
        }
    }
}
