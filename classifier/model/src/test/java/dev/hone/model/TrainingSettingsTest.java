package dev.hone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    private static final TrainingSettings USUAL = new TrainingSettings(30, 16, 0.001, 7, 2);

    @Test
    void readsThoseThatAnOlderHoneWroteIntoItsBundles() throws IOException {
        String old = "{\"epochs\":30,\"batch_size\":16,\"learning_rate\":0.001,\"seed\":7,\"threads\":2}";

        assertThat(Json.LENIENT.readValue(old, TrainingSettings.class)).isEqualTo(USUAL);
    }

    @Test
    void trainsFromScratchWithEveryVariationUnlessToldOtherwise() {
        assertThat(USUAL.strategy()).isEqualTo(Strategy.SCRATCH);
        assertThat(USUAL.optimizer()).isEqualTo(OptimizerSettings.DEFAULT);
        assertThat(USUAL.schedule()).isEqualTo(ScheduleSettings.DEFAULT);
        assertThat(USUAL.regularization()).isEqualTo(Regularization.NONE);
        assertThat(USUAL.augmentation()).isEqualTo(Augmentation.ALL);
        assertThat(USUAL.classWeights()).isTrue();
        assertThat(USUAL.views()).isEqualTo(3);
        assertThat(USUAL.patience()).isZero();
    }

    @Test
    void namesTheNumberThatIsOutOfItsRange() {
        assertThatThrownBy(() -> new OptimizerSettings(null, Double.NaN, null))
                .hasMessage("momentum must be at least 0 and below 1, not NaN");
        assertThatThrownBy(() -> new ScheduleSettings(null, null, null, 0))
                .hasMessage("patience must be at least 1, not 0");
        assertThatThrownBy(() -> new Regularization(null, 1.0))
                .hasMessage("label_smoothing must be at least 0 and below 1, not 1.0");
        assertThatThrownBy(() -> new StartingWeights("/etc/weights", "ab".repeat(32)))
                .hasMessage("the weights lie in the working directory, not at '/etc/weights'");
    }
}
