package dev.hone.training.network;

import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Slot.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks that can be trained, described by their stages.
 *
 * <p>Every network ends the same way: the feature map is averaged over its area to the embedding, and a linear head
 * turns that into one logit a class. A cut says how many of the stages are frozen: 0 none, {@code stages().size()} all
 * but the head.
 */
public enum Network {
    /** Four convolutions; trains from scratch in seconds on small pictures. */
    SMALL_CNN("small-cnn", Normalization.even(1, 0.5f, 0.25f), SmallCnn.stages(), 2, "head"),

    /** The one with ImageNet's weights at hand; the best start for photographs on a machine without a GPU. */
    EFFICIENTNET_LITE0(
            "efficientnet-lite0", Normalization.even(3, 127 / 255f, 128 / 255f), EfficientNetLite0.stages(), 6, "_fc"),

    /** Almost as small and fast; widely known. */
    MOBILENET_V2("mobilenet-v2", Normalization.IMAGENET, MobileNetV2.stages(), 6, "classifier.1"),

    /** Four times as large; trains well from scratch when there are many pictures. */
    RESNET_18("resnet-18", Normalization.IMAGENET, ResNet18.stages(), 4, "fc");

    private final String title;
    private final Normalization normalization;
    private final List<Stage> stages;
    private final int finetuneFrom;
    private final String head;

    Network(String title, Normalization normalization, List<Stage> stages, int finetuneFrom, String head) {
        this.title = title;
        this.normalization = normalization;
        this.stages = stages;
        this.finetuneFrom = finetuneFrom;
        this.head = head;
    }

    public static Optional<Network> named(String name) {
        return Stream.of(values()).filter(n -> n.title.equals(name)).findFirst();
    }

    /** The name that projects use. */
    public String title() {
        return title;
    }

    public Normalization normalization() {
        return normalization;
    }

    public List<Stage> stages() {
        return stages;
    }

    /** The cut for finetuning: few enough stages behind it to be fast, enough to learn new shapes. */
    public int finetuneFrom() {
        return finetuneFrom;
    }

    public String headWeight() {
        return head + ".weight";
    }

    public String headBias() {
        return head + ".bias";
    }

    /** The layers that stay as they are. */
    public List<Layer> frozen(int cut) {
        return layers(stages.subList(0, cut));
    }

    /** The layers that learn, the head aside. */
    public List<Layer> trained(int cut) {
        return layers(stages.subList(cut, stages.size()));
    }

    private static List<Layer> layers(List<Stage> stages) {
        return stages.stream().flatMap(stage -> stage.layers().stream()).toList();
    }

    /** The feature map that comes out of the frozen part; with cut 0 the normalised picture itself. */
    public FeatureShape shapeAt(int cut, PictureSpec pictures) {
        int channels = normalization.channels(pictures.channels().count());
        return Layer.output(frozen(cut), new FeatureShape(channels, pictures.height(), pictures.width()));
    }

    /** The feature map that is averaged to the embedding. */
    public FeatureShape features(PictureSpec pictures) {
        return shapeAt(stages.size(), pictures);
    }

    /** All tensors behind the cut, those of the head last. */
    public List<Slot> slots(int cut, PictureSpec pictures, int classes) {
        List<Slot> slots = new ArrayList<>(Layer.slots(trained(cut), shapeAt(cut, pictures)));
        slots.add(
                new Slot(headWeight(), Role.WEIGHT, classes, features(pictures).channels()));
        slots.add(new Slot(headBias(), Role.BIAS, classes));
        return slots;
    }
}
