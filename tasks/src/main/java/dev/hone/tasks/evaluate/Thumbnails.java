package dev.hone.tasks.evaluate;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.Tensor;
import dev.hone.stores.datasets.PictureNotStoredException;
import dev.hone.stores.datasets.PictureStore;
import java.util.Optional;
import java.util.function.Function;

/** Small pictures for pages, whole, whatever part of them networks see. */
public final class Thumbnails implements Function<String, Optional<Tensor>> {
    private static final PictureSpec FORM = new PictureSpec(160, 160, Channels.COLOUR, Fit.PAD);

    private final PictureStore pictures;

    public Thumbnails(PictureStore pictures) {
        this.pictures = pictures;
    }

    /** Nothing for a picture that is gone. */
    @Override
    public Optional<Tensor> apply(String digest) {
        try {
            return Optional.of(PictureReader.read(pictures.get(digest), FORM));
        } catch (PictureNotStoredException | RefusedPictureException e) {
            return Optional.empty();
        }
    }
}
