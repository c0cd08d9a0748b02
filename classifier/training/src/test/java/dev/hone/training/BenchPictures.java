package dev.hone.training;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.training.trainer.Epoch;
import dev.hone.training.trainer.LabelledPicture;
import dev.hone.training.trainer.LearningSet;
import dev.hone.training.trainer.Progress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures of nothing, as large as photographs are shown to networks: what they take to learn is time. */
final class BenchPictures {
    static final PictureSpec SPEC = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    static final int CLASSES = 10;

    /** Remembers the last rate it heard of. */
    static final class Ear implements Progress {
        @Override
        public void resumed(Epoch last) {}

        private double rate;

        double rate() {
            return rate;
        }

        @Override
        public void looked(int done, int of, double picturesPerSecond) {
            rate = picturesPerSecond;
        }

        @Override
        public void stepped(Step step) {}

        @Override
        public void ended(Epoch epoch) {}
    }

    private BenchPictures() {}

    /** A few tensors under many names: the memory that pictures take is not what is measured. One of ten validates. */
    static LearningSet set(int count) {
        Random random = new Random(2);
        Tensor[] tensors = new Tensor[32];
        for (int i = 0; i < tensors.length; i++) {
            byte[] data = new byte[SPEC.bytes()];
            random.nextBytes(data);
            tensors[i] = new Tensor(224, 224, 3, data);
        }
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String digest =
                    Sha256.hex(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
            pictures.add(new LabelledPicture(digest, tensors[i % tensors.length], i % CLASSES));
        }
        int validation = count / 10;
        return new LearningSet(SPEC, CLASSES, pictures.subList(validation, count), pictures.subList(0, validation));
    }
}
