package dev.hone.training.features;

import dev.hone.model.settings.Augmentation;
import dev.hone.pictures.Tensor;
import dev.hone.training.variation.Chance;
import dev.hone.training.variation.Variations;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One way to look at every picture, always the same for the same picture: plain, or varied.
 *
 * @param number 0 is the plain view
 */
public record View(int number, Augmentation augmentation) {
    public static final View PLAIN = new View(0, Augmentation.NONE);

    /** The plain view and so many varied ones; the plain one alone where nothing may vary. */
    public static List<View> of(int varied, Augmentation augmentation) {
        List<View> views = new ArrayList<>(List.of(PLAIN));
        for (int number = 1; number <= varied && augmentation.any(); number++) {
            views.add(new View(number, augmentation));
        }
        return views;
    }

    /** Fit for a file; the training's seed has no part in it, so that every training finds what others computed. */
    String name() {
        return number == 0 ? "plain" : "%s-%d".formatted(new Variations(augmentation).name(), number);
    }

    Tensor of(String picture, Tensor tensor) {
        if (number == 0) {
            return tensor;
        }
        long start = HexFormat.fromHexDigitsToLong(picture, 0, 16);
        return new Variations(augmentation).vary(tensor, Chance.of(start, number));
    }
}
