package dev.hone.training.trainer;

import dev.hone.training.features.Features;
import dev.hone.training.features.View;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/** What frozen stages saw in the pictures, for the stages behind them: one of the views each time. */
record FeatureInputs(Features features, List<LabelledPicture> pictures, List<View> views) implements Inputs {
    @Override
    public int bytes() {
        int size = Float.BYTES;
        for (int side : features.shape()) {
            size = Math.multiplyExact(size, side);
        }
        return size;
    }

    @Override
    public int count() {
        return pictures.size();
    }

    @Override
    public int label(int picture) {
        return pictures.get(picture).label();
    }

    @Override
    public void put(int picture, RandomGenerator chance, ByteBuffer target) {
        View view = views.get(chance.nextInt(views.size()));
        features.put(pictures.get(picture).digest(), view, target);
    }
}
