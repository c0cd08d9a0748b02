package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.LabelledPicture;
import dev.hone.stores.datasets.Offered;
import java.io.IOException;
import java.io.InputStream;

/** Reads one file of a source, if it is small enough and its folders say what it shows. */
record Reading(ClassNames classes, SourceLimits limits) {
    /** Opens what is to be read. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** The file of this name; it is not even opened when it has no label, or says that it is too large. */
    Offered labelledByFolder(EntryName name, long size, Opening content) throws IOException {
        ClassNames.Labelled label = classes.label(name);
        return label.refused() != null ? label.refused() : labelled(name.toString(), label.id(), size, content);
    }

    /** The file of a label that is known. */
    Offered labelled(String name, String label, long size, Opening content) throws IOException {
        if (size > limits.fileBytes()) {
            return tooLarge(name);
        }
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(limits.fileBytes() + 1);
            return bytes.length > limits.fileBytes() ? tooLarge(name) : new LabelledPicture(name, label, bytes);
        }
    }

    private Refused tooLarge(String name) {
        return new Refused(
                name,
                "too-large",
                "the file has more than the %d MB that are taken".formatted(limits.fileBytes() / 1_000_000));
    }
}
