package dev.hone.training.variation;

import dev.hone.model.settings.Augmentation;
import dev.hone.pictures.Tensor;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** All variations that are switched on, one after the other. Thread-safe. */
public final class Variations {
    /** Changes whenever the same chance would give another picture: what was kept of the old ones is useless then. */
    private static final int VERSION = 1;

    private final Augmentation on;

    public Variations(Augmentation on) {
        this.on = on;
    }

    /** A variation of the picture, which itself stays as it is. */
    public Tensor vary(Tensor picture, RandomGenerator chance) {
        Tensor varied = place(picture, chance).show(picture);
        if (on.colour()) {
            Colour.drawn(chance, picture.channels()).apply(varied.data());
        }
        return on.blur() ? Blur.apply(varied, chance) : varied;
    }

    private Placement place(Tensor picture, RandomGenerator chance) {
        Placement placement = new Placement(picture.width(), picture.height());
        if (on.flip()) {
            placement.flip(chance);
        }
        if (on.rotate()) {
            placement.rotate(chance);
        }
        if (on.crop()) {
            placement.crop(chance);
        }
        return placement;
    }

    /** A name for what these variations do, fit for a file: another name, other pictures. */
    public String name() {
        StringJoiner name = new StringJoiner("-", "v" + VERSION + "-", "").setEmptyValue("v" + VERSION);
        add(name, on.flip(), "flip");
        add(name, on.rotate(), "rotate");
        add(name, on.crop(), "crop");
        add(name, on.colour(), "colour");
        add(name, on.blur(), "blur");
        return name.toString();
    }

    private static void add(StringJoiner name, boolean on, String variation) {
        if (on) {
            name.add(variation);
        }
    }
}
