package dev.hone.model.report;

import dev.hone.model.gate.Change;
import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Trial;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A verdict on the disk: {@code verdict.json}, {@code verdict.html} and {@code thumbnails/<digest>.png}. Erasing a picture is
 * deleting its thumbnail: the page then shows an empty frame.
 */
public final class VerdictFolder {

    public static final String JSON = "verdict.json";
    public static final String PAGE = "verdict.html";

    private VerdictFolder() {}

    /**
     * Makes the folder if need be.
     *
     * @param pictures gives a picture by its digest, where it still exists
     */
    public static void write(
            Path folder,
            VerdictSubject subject,
            Trial trial,
            Decision decision,
            Function<String, Optional<Tensor>> pictures) {
        Shown shown = Shown.of(subject, trial, decision);
        try {
            Path thumbnails = Files.createDirectories(folder.resolve(ReportFolder.THUMBNAILS));
            for (Change change : shown.changes().toList()) {
                Optional<Tensor> picture = pictures.apply(change.picture());
                if (picture.isPresent()) {
                    Files.write(thumbnails.resolve(change.picture() + ".png"), Thumbnail.png(picture.get()));
                }
            }
            Files.write(folder.resolve(JSON), ReportJson.bytes(shown));
            Files.writeString(folder.resolve(PAGE), VerdictPage.of(shown, trial));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the verdict to " + folder, e);
        }
    }
}
