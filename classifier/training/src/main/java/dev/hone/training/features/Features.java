package dev.hone.training.features;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a frozen network sees in pictures, view by view, kept in {@code <folder>/<backbone>-<preprocessing>/<view>}.
 *
 * <p>The backbone's name comes from its ONNX file, which holds its layers, weights and input size: other weights,
 * another folder. A second training, or one with more pictures, computes only what is new.
 */
public final class Features implements AutoCloseable {
    private final FrozenNetwork network;
    private final Map<View, FeatureFile> files = new LinkedHashMap<>();
    private final int[] shape;

    private Features(FrozenNetwork network) {
        this.network = network;
        this.shape = network.shape();
    }

    /** A picture to look at, read when it is its turn. */
    public record Picture(String digest, Supplier<Tensor> source) {
        /** A picture that is in memory. */
        public Picture(String digest, Tensor tensor) {
            this(digest, () -> tensor);
        }
    }

    /** Writes the frozen stages, as ONNX, to the file it is given. */
    @FunctionalInterface
    public interface Backbone {
        void write(Path onnx);
    }

    /** Hears how many pictures were looked at, from any of the threads that look. */
    @FunctionalInterface
    public interface Watcher {
        void looked(int done, int of);
    }

    public static Features open(Path folder, Backbone backbone, PictureSpec spec, List<View> views) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve("frozen.onnx");
            backbone.write(draft);
            String digest = Sha256.hex(draft);
            Features features = new Features(FrozenNetwork.open(draft));
            Files.delete(draft);
            for (View view : views) {
                FeatureLayout layout = FeatureLayout.of(
                        digest,
                        spec,
                        view.name(),
                        Arrays.stream(features.shape).boxed().toList());
                Path file = layout.file(folder);
                Files.createDirectories(file.getParent());
                features.files.put(view, FeatureFile.open(file, layout));
            }
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException("could not open the features in " + folder, e);
        }
    }

    /** Of what is seen in one picture: channels, height and width, or the length of the embedding. */
    public int[] shape() {
        return shape.clone();
    }

    /** Looks at the pictures that were not looked at before, so many at a time. */
    public void look(Map<View, List<Picture>> wanted, int threads, Watcher watcher) {
        List<Look> looks = new ArrayList<>();
        wanted.forEach((view, pictures) -> {
            Set<String> seen = new HashSet<>();
            for (Picture picture : pictures) {
                if (!files.get(view).holds(picture.digest()) && seen.add(picture.digest())) {
                    looks.add(new Look(view, picture));
                }
            }
        });
        new Looking(looks, threads, watcher).run(this::look);
    }

    private void look(Look look) {
        Picture picture = look.picture();
        float[] seen =
                network.look(look.view().of(picture.digest(), picture.source().get()));
        try {
            files.get(look.view()).append(picture.digest(), seen);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep what was seen in a picture", e);
        }
    }

    /** Puts what was seen, as floats in little-endian order, at the buffer's position. */
    public void put(String picture, View view, ByteBuffer target) {
        try {
            files.get(view).put(picture, target);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read what was seen in picture " + picture, e);
        }
    }

    @Override
    public void close() {
        network.close();
        for (FeatureFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("could not close a file of features", e);
            }
        }
    }
}
