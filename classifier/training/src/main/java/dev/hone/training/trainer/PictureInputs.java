package dev.hone.training.trainer;

import dev.hone.model.settings.Augmentation;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.variation.Variations;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/** The pictures themselves, for a network that learns as a whole: a new variation each time, or always plain. */
record PictureInputs(PictureSpec spec, List<LabelledPicture> pictures, Augmentation augmentation) implements Inputs {
    @Override
    public int bytes() {
        return spec.bytes();
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
        Tensor tensor = pictures.get(picture).tensor();
        target.put((augmentation.any() ? new Variations(augmentation).vary(tensor, chance) : tensor).data());
    }
}
