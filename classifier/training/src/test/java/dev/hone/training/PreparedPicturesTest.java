package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.model.ClassName;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import dev.hone.pictures.TensorShard;
import dev.hone.training.trainer.LearningSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedPicturesTest {
    private static final PictureSpec SPEC = new PictureSpec(2, 2, Channels.GREY, Fit.CROP);
    private static final List<ClassName> CLASSES = List.of(new ClassName("cat", "Cat"), new ClassName("dog", "Dog"));

    @TempDir
    private Path work;

    private Path shards;

    @BeforeEach
    void makeShards() throws IOException {
        shards = Files.createDirectory(work.resolve("shards"));
    }

    @Test
    void readsWhatTrainsAndWhatValidatesFromAllShards() throws IOException {
        shard("a.shard", SPEC, 1, 2);
        shard("b.shard", SPEC, 3, 4, 5, 6);

        LearningSet set = PreparedPictures.read(
                work,
                order(
                        example(1, 0, Split.TRAIN),
                        example(4, 1, Split.TRAIN),
                        example(5, 0, Split.TRAIN),
                        example(6, 1, Split.TRAIN),
                        example(3, 1, Split.VALIDATION),
                        example(9, 0, Split.TEST),
                        example(8, 0, Split.JUDGED),
                        example(7, 0, Split.EXCLUDED)));

        assertThat(set.train())
                .extracting(p -> p.tensor().data()[0])
                .containsExactly((byte) 1, (byte) 4, (byte) 5, (byte) 6);
        assertThat(set.train()).extracting("label").containsExactly(0, 1, 0, 1);
        assertThat(set.train()).extracting("digest").containsExactly(digest(1), digest(4), digest(5), digest(6));
        assertThat(set.validation()).extracting(p -> p.tensor().data()[0]).containsExactly((byte) 3);
    }

    @Test
    void namesAPictureThatNoShardHolds() throws IOException {
        shard("a.shard", SPEC, 1);

        assertThatThrownBy(() -> PreparedPictures.read(work, sound()))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage("no shard holds the tensor of %s (3 missing in all)", digest(2));
    }

    @Test
    void namesTheClassesWithTooFewPicturesToTrainOn() {
        assertThatThrownBy(() -> PreparedPictures.read(
                        work,
                        order(
                                example(1, 0, Split.TRAIN),
                                example(2, 0, Split.TRAIN),
                                example(3, 1, Split.TRAIN),
                                example(4, 1, Split.VALIDATION))))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage("every class needs at least 2 pictures to train on: 'dog' has 1");
    }

    @Test
    void saysWhenThereIsOneClassOnly() {
        assertThatThrownBy(() -> PreparedPictures.read(
                        work,
                        order(example(1, 0, Split.TRAIN), example(2, 0, Split.TRAIN), example(3, 1, Split.VALIDATION))))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage("all pictures to train on are of 'cat'; there is nothing to tell it from");
    }

    @Test
    void refusesPicturesPreparedInAnotherWay() throws IOException {
        shard("a.shard", new PictureSpec(2, 2, Channels.GREY, Fit.PAD), 1, 2);

        assertThatThrownBy(() -> PreparedPictures.read(work, sound()))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage("the shard a.shard holds pictures prepared as 2 x 2, grey, pad, "
                        + "the order wants 2 x 2, grey, crop");
    }

    @Test
    void namesAShardThatCannotBeRead() throws IOException {
        Files.writeString(shards.resolve("a.shard"), "not a shard");

        assertThatThrownBy(() -> PreparedPictures.read(work, sound()))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage("the prepared pictures in a.shard cannot be read: these bytes are no tensor shard");
    }

    @Test
    void saysWhenThereAreNoShards() throws IOException {
        Files.delete(shards);

        assertThatThrownBy(() -> PreparedPictures.read(work, sound()))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessageStartingWith("there is no folder ");
    }

    private void shard(String name, PictureSpec spec, int... pictures) throws IOException {
        List<TensorShard.Entry> entries = IntStream.of(pictures)
                .mapToObj(i -> new TensorShard.Entry(digest(i), new Tensor(2, 2, 1, new byte[] {(byte) i, 0, 0, 0})))
                .toList();
        Files.write(shards.resolve(name), TensorShard.write(spec, entries));
    }

    private static Example example(int picture, int label, Split split) {
        return new Example(digest(picture), label, split);
    }

    private static TrainingOrder sound() {
        return order(
                example(1, 0, Split.TRAIN),
                example(2, 1, Split.TRAIN),
                example(3, 0, Split.TRAIN),
                example(4, 1, Split.TRAIN));
    }

    private static TrainingOrder order(Example... examples) {
        return new TrainingOrder(
                "pets",
                "small-cnn",
                CLASSES,
                SPEC,
                new TrainingSettings(1, 8, 0.001, 1, 1),
                "manifest",
                "run",
                "test",
                List.of(examples));
    }

    private static String digest(int picture) {
        return Sha256.hex(new byte[] {(byte) picture});
    }
}
