package dev.hone.model.settings;

import static java.util.Objects.requireNonNullElse;

/**
 * In which ways a picture is shown differently each time. Switch off what changes the meaning of your pictures.
 *
 * @param flip mirrored, upside down
 * @param rotate by quarters where the picture is square, and by small angles
 * @param crop moved a little, nearer or farther
 * @param colour lighter, darker, of more or less contrast and colour
 * @param blur now and then out of focus
 */
public record Augmentation(Boolean flip, Boolean rotate, Boolean crop, Boolean colour, Boolean blur) {
    public static final Augmentation ALL = new Augmentation(true, true, true, true, true);
    public static final Augmentation NONE = new Augmentation(false, false, false, false, false);

    /** What is null is switched on. */
    public Augmentation {
        flip = requireNonNullElse(flip, true);
        rotate = requireNonNullElse(rotate, true);
        crop = requireNonNullElse(crop, true);
        colour = requireNonNullElse(colour, true);
        blur = requireNonNullElse(blur, true);
    }

    /** Whether pictures are varied at all. */
    public boolean any() {
        return flip || rotate || crop || colour || blur;
    }
}
