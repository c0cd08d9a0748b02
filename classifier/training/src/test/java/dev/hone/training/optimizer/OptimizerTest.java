package dev.hone.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.settings.OptimizerKind;
import dev.hone.model.settings.OptimizerSettings;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The numbers expected are what torch.optim of PyTorch 2.7.1 gives for the same, printed with nine digits. */
class OptimizerTest {
    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);
    private static final float[][] GRADIENTS = {
        {0.1f, -0.2f, 0.3f, 0}, {0.05f, 0.4f, -0.3f, 1e-4f}, {-2, 0.01f, 0.2f, 0.7f}
    };
    private static final float[] BIAS_GRADIENTS = {1, -0.5f, 0.25f};
    private static final double[] RATES = {0.01, 0.02, 0.005};
    private static final OptimizerSettings ADAMW = new OptimizerSettings(OptimizerKind.ADAMW, null, 0.1);
    private static final OptimizerSettings SGD = new OptimizerSettings(OptimizerKind.SGD, 0.9, 0.1);

    private final float[] weights = {0.5f, -1, 2, 0.25f};
    private final float[] bias = {0.3f};

    @Test
    void stepsAsAdamWOfPyTorch() {
        Optimizer optimizer = Optimizer.of(ADAMW);
        step(optimizer, 1);
        assertThat(weights)
                .containsExactly(new float[] {0.489500016f, -0.989000022f, 1.98800004f, 0.249750003f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.290000021f}, ROUNDING);
        step(optimizer, 2);
        assertThat(weights)
                .containsExactly(new float[] {0.469877452f, -0.994344115f, 1.98507667f, 0.234369889f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.284673274f}, ROUNDING);
        step(optimizer, 3);
        assertThat(weights)
                .containsExactly(new float[] {0.47263068f, -0.995332956f, 1.98290527f, 0.23105821f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.282971114f}, ROUNDING);
    }

    @Test
    void stepsAsSgdOfPyTorch() {
        Optimizer optimizer = Optimizer.of(SGD);
        step(optimizer, 1);
        assertThat(weights).containsExactly(new float[] {0.49849999f, -0.996999979f, 1.995f, 0.249750003f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.290000021f}, ROUNDING);
        step(optimizer, 2);
        assertThat(weights)
                .containsExactly(new float[] {0.493802994f, -0.997605979f, 1.98801005f, 0.248798504f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.282000035f}, ROUNDING);
        step(optimizer, 3);
        assertThat(weights)
                .containsExactly(new float[] {0.502499282f, -0.997293532f, 1.98444331f, 0.244960025f}, ROUNDING);
        assertThat(bias).containsExactly(new float[] {0.278950036f}, ROUNDING);
    }

    @Test
    void goesOnExactlyWhereAnotherStopped() {
        for (OptimizerSettings settings : new OptimizerSettings[] {ADAMW, SGD}) {
            float[] throughout = stepped(settings, false);
            assertThat(stepped(settings, true)).isEqualTo(throughout);
        }
    }

    @Test
    void keepsItsMemoryToItselfOnceItIsSaved() {
        Optimizer optimizer = Optimizer.of(SGD);
        step(optimizer, 1);
        Map<String, float[]> saved = new HashMap<>(optimizer.memory());
        Optimizer other = Optimizer.of(SGD);
        other.remember(saved);
        float[] before = saved.get("speed/weight").clone();

        step(other, 2);

        assertThat(saved.get("speed/weight")).isEqualTo(before);
    }

    private static float[] stepped(OptimizerSettings settings, boolean interrupted) {
        OptimizerTest test = new OptimizerTest();
        Optimizer optimizer = Optimizer.of(settings);
        for (int step = 1; step <= 3; step++) {
            if (interrupted) {
                Optimizer next = Optimizer.of(settings);
                next.remember(optimizer.memory());
                optimizer = next;
            }
            test.step(optimizer, step);
        }
        return test.weights;
    }

    private void step(Optimizer optimizer, int step) {
        optimizer.begin(step, RATES[step - 1]);
        optimizer.move("weight", weights, GRADIENTS[step - 1], weights.length, true);
        optimizer.move("bias", bias, new float[] {BIAS_GRADIENTS[step - 1]}, 1, false);
    }
}
