package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final PictureSpec SPEC = new PictureSpec(1, 1, Channels.GREY, Fit.CROP);
    private static final Offset<Float> CLOSE = Offset.offset(1e-6f);

    @Test
    void letsARareClassCountAsMuchAsACommonOne() {
        float[] targets = targets(true, 0).of(new int[] {0, 1, 0});

        assertThat(targets).containsExactly(new float[] {2 / 3f, 0, 0, 2, 2 / 3f, 0}, CLOSE);
    }

    @Test
    void letsEveryPictureCountTheSameWhereClassWeightsAreSwitchedOff() {
        assertThat(targets(false, 0).of(new int[] {0, 1})).containsExactly(1, 0, 0, 1);
    }

    @Test
    void spreadsAShareOfTheLabelOverAllClasses() {
        assertThat(targets(false, 0.1).of(new int[] {1})).containsExactly(new float[] {0.05f, 0.95f}, CLOSE);
    }

    private static Targets targets(boolean classWeights, double smoothing) {
        var regularization = new Regularization(0.0, smoothing);
        var settings =
                new TrainingSettings(1, 8, 0.1, 1, 1, null, null, null, regularization, classWeights, null, null, null);
        return new Targets(set(30, 10), settings);
    }

    private static LearningSet set(int common, int rare) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int i = 0; i < common + rare; i++) {
            pictures.add(new LabelledPicture("p" + i, new Tensor(1, 1, 1, new byte[1]), i < common ? 0 : 1));
        }
        return new LearningSet(SPEC, 2, pictures, List.of());
    }
}
