package dev.hone.stores.sources;

import dev.hone.pictures.Png;
import dev.hone.pictures.idx.IdxStream;
import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Offered;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pair of IDX files, grey pictures and their labels, which are the numbers of the project's classes, counted from 0. */
final class IdxPictures extends OneByOne {
    private static final int PICTURE_DIMENSIONS = 3;

    private final Path file;
    private final ClassNames classes;
    private final IdxStream pictures;
    private final IdxStream labels;
    private int done;

    IdxPictures(Path file, Path labels, ClassNames classes) {
        super(file);
        this.file = file;
        this.classes = classes;
        try {
            this.pictures = IdxStream.open(file);
            this.labels = IdxStream.open(labels);
        } catch (IOException e) {
            throw SourceException.damaged(file, e.getMessage(), e);
        }
        SourceException trouble = trouble();
        if (trouble != null) {
            close();
            throw trouble;
        }
    }

    private SourceException trouble() {
        if (!arePictures(pictures.sizes()) || labels.sizes().size() != 1) {
            return SourceException.damaged(
                    file, "it and its labels have other dimensions than pictures and labels have", null);
        }
        if (pictures.sizes().contains(0)) {
            return SourceException.empty(file);
        }
        return pictures.count() == labels.count()
                ? null
                : SourceException.notPaired(file, pictures.count(), labels.count());
    }

    /** Whether a file of these sizes holds pictures, as opposed to labels. */
    static boolean arePictures(List<Integer> sizes) {
        return sizes.size() == PICTURE_DIMENSIONS;
    }

    @Override
    public double read() {
        return (double) done / pictures.count();
    }

    @Override
    Offered pull() throws IOException {
        if (done == pictures.count()) {
            return null;
        }
        String name = "%s/%06d.png".formatted(name(), done);
        done++;
        byte[] pixels = pictures.next();
        int number = Byte.toUnsignedInt(labels.next()[0]);
        Optional<String> id = classes.find(number);
        return id.isEmpty()
                ? new Refused(
                        name, "unknown-label", "its label is %d, but the project's classes are fewer".formatted(number))
                : new LabelledPicture(name, id.get(), png(pixels));
    }

    private byte[] png(byte[] pixels) {
        int height = pictures.sizes().get(1);
        int width = pictures.sizes().get(2);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return Png.of(image);
    }

    @Override
    public void close() {
        try {
            pictures.close();
            labels.close();
        } catch (IOException e) {
            throw SourceException.unreadable(file, e);
        }
    }
}
